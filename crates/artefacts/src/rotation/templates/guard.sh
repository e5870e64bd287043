for tool in cf bindwright; do
  command -v "$tool" >/dev/null || { say @missing_tool@ "$tool"; exit 2; }
done
[[ -f "$parameters" ]] || { say @missing_file@ "$parameters"; exit 2; }

@private_file@
umask 077
credentials="$(mktemp)"
trap 'rm -f -- "$credentials"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
