set --
if [ "$DELETE_OLD" = true ]; then set -- "$@" --delete-old; fi
bash @script@ "$@"
