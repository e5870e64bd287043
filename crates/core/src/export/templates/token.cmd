@echo off
rem @about@
setlocal EnableDelayedExpansion
cd /d "%~dp0"
set /p "KEYSTORE_PASSWORD=@prompt@: "
curl --silent --show-error --fail-with-body --globoff --cert "@keystore@:!KEYSTORE_PASSWORD!" --cert-type P12 --data @body@ @url@
