#!/usr/bin/env bash
@about@
@usage@
@deletion@
set -euo pipefail

application=@application@
instance=@instance@
parameters=@parameters@
delete_old=no

say() { printf '%s\n' "$*" >&2; }

usage() {
  say @usage_line@
  exit 2
}

while (($# > 0)); do
  case "$1" in
    --delete-old) delete_old=yes; shift ;;
    *) usage ;;
  esac
done

@guard@

cf bind-service "$application" "$instance" -c "$parameters"@binding_name@ --strategy multiple --wait >&2
say @created@ "$application"
cf env "$application" >"$credentials"

if ! bindwright compare --service @service@ --mode @mode@ "$credentials" >&2; then
  say @check_failed@ "$application"
  exit 1
fi

cf restage "$application" --strategy rolling >&2
say @switched@

if [[ "$delete_old" == yes ]]; then
  cf cleanup-outdated-service-bindings "$application" --service-instance "$instance" --force --wait >&2
  say @deleted@
else
  say @kept@
fi
