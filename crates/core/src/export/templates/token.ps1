# @about@
$ErrorActionPreference = 'Stop'
$protocols = [Net.ServicePointManager]::SecurityProtocol
[Net.ServicePointManager]::SecurityProtocol = $protocols -bor [Net.SecurityProtocolType]::Tls12
$keystore = Join-Path $PSScriptRoot @keystore@
$password = Read-Host -AsSecureString -Prompt @prompt@
$certificate = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList $keystore, $password
$type = 'application/x-www-form-urlencoded'
Invoke-RestMethod -Method Post -Uri @url@ -Certificate $certificate -ContentType $type -Body @body@
