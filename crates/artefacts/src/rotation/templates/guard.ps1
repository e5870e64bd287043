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
