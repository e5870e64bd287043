@about@
@usage@
@deletion@
param(
    [switch] $DeleteOld
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$application = @application@
$instance = @instance@
$parameters = @parameters@

@guard@
try {
    $bind = @('bind-service', $application, $instance, '-c', $parameters@binding_name@, '--strategy', 'multiple', '--wait')
    Invoke-Tool 'cf' $bind | Out-Host
    Write-Host @created@ $application
    $text = Invoke-Tool 'cf' @('env', $application)
    [System.IO.File]::WriteAllLines($credentials, [string[]] $text)

    & bindwright compare --service @service@ --mode @mode@ $credentials | Out-Host
    if ($LASTEXITCODE -ne 0) { throw (@check_failed@ + ' ' + $application) }

    Invoke-Tool 'cf' @('restage', $application, '--strategy', 'rolling') | Out-Host
    Write-Host @switched@
    if ($DeleteOld) {
        Invoke-Tool 'cf' @('cleanup-outdated-service-bindings', $application, '--service-instance', $instance, '--force', '--wait') | Out-Host
        Write-Host @deleted@
    } else {
        Write-Host @kept@
    }
} finally {
    Remove-Item -LiteralPath $credentials -Force -ErrorAction SilentlyContinue
}
