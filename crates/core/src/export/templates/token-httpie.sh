#!/usr/bin/env bash
# @about@
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
https --ignore-stdin --check-status --body --cert @certificate@ --cert-key @key@ \
  --raw @body@ \
  POST @url@ Content-Type:application/x-www-form-urlencoded
