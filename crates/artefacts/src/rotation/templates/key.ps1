@about@
@usage@
@deletion@
param(
    [string] $DeleteOld = '',
    [string] $SwitchWith = ''
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$instance = @instance@
$baseName = @base_name@
$parameters = @parameters@

function Invoke-Tool([string] $Tool, [string[]] $Arguments) {
    & $Tool @Arguments
    if ($LASTEXITCODE -ne 0) { throw (@tool_failed@ + ' ' + $Tool) }
}

foreach ($tool in @('cf', 'bindwright')) {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { throw (@missing_tool@ + ' ' + $tool) }
}
if (-not (Test-Path -LiteralPath $parameters -PathType Leaf)) { throw (@missing_file@ + ' ' + $parameters) }

@private_file@
$credentials = [System.IO.Path]::GetTempFileName()
try {
    @unique_name@
    $newKey = $baseName + '-' + [DateTime]::UtcNow.ToString('yyyyMMdd-HHmmss')
    Invoke-Tool 'cf' @('create-service-key', $instance, $newKey, '-c', $parameters, '--wait') | Out-Host
    Write-Host @created@ $newKey
    $text = Invoke-Tool 'cf' @('service-key', $instance, $newKey)
    [System.IO.File]::WriteAllLines($credentials, [string[]] $text)

    & bindwright check --fail-on @fail_on@ $credentials | Out-Host
    if ($LASTEXITCODE -ne 0) { throw (@check_failed@ + ' ' + $newKey) }

    if ($SwitchWith -ne '') {
        Invoke-Tool $SwitchWith @($credentials) | Out-Host
        Write-Host @switched@
    }
    if ($DeleteOld -ne '') {
        Invoke-Tool 'cf' @('delete-service-key', $instance, $DeleteOld, '-f') | Out-Host
        Write-Host @deleted@ $DeleteOld
    } else {
        Write-Host @kept@
    }
    Write-Output $newKey
} finally {
    Remove-Item -LiteralPath $credentials -Force -ErrorAction SilentlyContinue
}
