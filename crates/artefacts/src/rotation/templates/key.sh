#!/usr/bin/env bash
@about@
@usage@
@deletion@
set -euo pipefail

instance=@instance@
base_name=@base_name@
parameters=@parameters@
delete_old=''
switch=''

say() { printf '%s\n' "$*" >&2; }

usage() {
  say @usage_line@
  exit 2
}

while (($# > 0)); do
  case "$1" in
    --delete-old) (($# > 1)) || usage; delete_old="$2"; shift 2 ;;
    --switch) (($# > 1)) || usage; switch="$2"; shift 2 ;;
    *) usage ;;
  esac
done

@guard@

@unique_name@
new_key="$base_name-$(date -u +%Y%m%d-%H%M%S)"
cf create-service-key "$instance" "$new_key" -c "$parameters" --wait >&2
say @created@ "$new_key"
cf service-key "$instance" "$new_key" >"$credentials"

if ! bindwright check --fail-on @fail_on@ "$credentials" >&2; then
  say @check_failed@ "$new_key"
  exit 1
fi

if [[ -n "$switch" ]]; then
  "$switch" "$credentials" >&2
  say @switched@
fi

if [[ -n "$delete_old" ]]; then
  cf delete-service-key "$instance" "$delete_old" -f >&2
  say @deleted@ "$delete_old"
else
  say @kept@
fi

printf '%s\n' "$new_key"
