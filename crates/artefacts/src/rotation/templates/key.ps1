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

@guard@
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
