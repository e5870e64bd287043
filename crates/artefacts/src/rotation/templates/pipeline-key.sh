set --
@switch@
if [ -x ./switch-consumers.sh ]; then set -- "$@" --switch ./switch-consumers.sh; fi
if [ -n "$DELETE_OLD" ]; then set -- "$@" --delete-old "$DELETE_OLD"; fi
bash @script@ "$@"
