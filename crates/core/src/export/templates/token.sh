#!/usr/bin/env bash
# @about@
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
curl --silent --show-error --fail-with-body --globoff --proto '=https' \
  --cert @certificate@ --key @key@ \
  --data @body@ \
  @url@
