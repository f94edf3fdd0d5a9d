# Completion of dateline-search for bash.

_dateline_search() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local -a db=()
    local i
    for ((i = 1; i + 1 < COMP_CWORD; ++i)); do
        [[ ${COMP_WORDS[i]} == --db ]] && db=(--db "${COMP_WORDS[i+1]}")
    done
    COMPREPLY=()
    # The colon breaks words, so what stands before it is the word before.
    if [[ $word == : || $before == : ]]; then
        local field=$before list
        [[ $before == : ]] && field=${COMP_WORDS[COMP_CWORD-2]}
        [[ $word == : ]] && word=
        case $field in
        official) list=officials ;;
        country) list=countries ;;
        *) return ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$(dateline-search "${db[@]}" --list "$list" -n 2000 2>/dev/null | cut -f1)" -- "$word")
        return
    fi
    case $before in
    --db | --batch) mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
    --format) mapfile -t COMPREPLY < <(compgen -W "text json jsonl csv tsv paths trec opensearch-bulk" -- "$word"); return ;;
    --match) mapfile -t COMPREPLY < <(compgen -W "auto all any" -- "$word"); return ;;
    --sort) mapfile -t COMPREPLY < <(compgen -W "relevance newest oldest" -- "$word"); return ;;
    --list) mapfile -t COMPREPLY < <(compgen -W "roots officials countries sources" -- "$word"); return ;;
    --facets) mapfile -t COMPREPLY < <(compgen -W "officials countries year month source" -- "$word"); return ;;
    --timeline) mapfile -t COMPREPLY < <(compgen -W "year month day" -- "$word"); return ;;
    --duplicates) mapfile -t COMPREPLY < <(compgen -W "fold show" -- "$word"); return ;;
    --count) mapfile -t COMPREPLY < <(compgen -W "estimate exact" -- "$word"); return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$word"); return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(dateline-search --help 2>/dev/null | grep -o -- '--[a-z][a-z-]*' | sort -u)" -- "$word")
    else
        compopt -o nospace
        mapfile -t COMPREPLY < <(compgen -W "title: lead: official: country: date: after: before: language: source: path:" -- "$word")
    fi
}
complete -F _dateline_search dateline-search
