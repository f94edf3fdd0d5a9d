# Completion of dateline-index for bash.

_dateline_index() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case $before in
    --include | --exclude | --jobs | --memory) return ;;
    --shards) mapfile -t COMPREPLY < <(compgen -W "year 2 4 8" -- "$word"); return ;;
    --date-from) mapfile -t COMPREPLY < <(compgen -W "json-ld meta feed front-matter field url dateline release-line text file-name mtime" -- "$word"); return ;;
    --language) mapfile -t COMPREPLY < <(compgen -W "danish dutch english finnish french german italian norwegian portuguese russian spanish swedish" -- "$word"); return ;;
    --forget) mapfile -t COMPREPLY < <(compgen -W "$(dateline-search --list roots 2>/dev/null | cut -f1)" -- "$word"); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$word"); return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(dateline-index --help 2>/dev/null | grep -o -- '--[a-z][a-z-]*' | sort -u)" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -o filenames -F _dateline_index dateline-index
