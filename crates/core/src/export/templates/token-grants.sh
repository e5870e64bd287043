#!/usr/bin/env bash
# @about@
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
case "${1-}" in
  jwt-bearer) grant=urn:ietf:params:oauth:grant-type:jwt-bearer fields=(assertion) ;;
  refresh-token) grant=refresh_token fields=(refresh_token) ;;
  authorization-code) grant=authorization_code fields=(code redirect_uri) ;;
  password) grant=password fields=(username password) ;;
  *) printf '%s\n' @usage@ >&2; exit 2 ;;
esac
umask 077
values="$(mktemp -d)"
trap 'rm -rf -- "$values"' EXIT
data=(--data-urlencode "grant_type=$grant" --data @client@)
for field in "${fields[@]}"; do
  tr -d '\r\n' <"$field.txt" >"$values/$field"
  data+=(--data-urlencode "$field@$values/$field")
done
curl --silent --show-error --fail-with-body --globoff --proto '=https' \
  --cert @certificate@ --key @key@ \
  "${data[@]}" \
  @url@
