# Completion of dateline-search for fish.

function __dateline_values -a field list
    dateline-search --list $list -n 2000 2>/dev/null | while read -l -d \t value label count
        printf '%s:%s\t%s\n' $field $value $label
    end
end

complete -c dateline-search -f
complete -c dateline-search -l db -r -F -d 'the index'
complete -c dateline-search -l batch -r -F -d 'file of queries'
complete -c dateline-search -s n -l limit -x -d 'how many hits'
complete -c dateline-search -l offset -x -d 'how many to leave out first'
complete -c dateline-search -l format -x -a 'text json jsonl csv tsv paths trec opensearch-bulk'
complete -c dateline-search -l match -x -a 'auto all any'
complete -c dateline-search -l sort -x -a 'relevance newest oldest'
complete -c dateline-search -l list -x -a 'roots officials countries sources'
complete -c dateline-search -l facets -x -a 'officials countries year month source'
complete -c dateline-search -l timeline -x -a 'year month day'
complete -c dateline-search -l duplicates -x -a 'fold show'
complete -c dateline-search -l count -x -a 'estimate exact'
complete -c dateline-search -l color -x -a 'auto always never'
complete -c dateline-search -l similar-to -x -d 'releases like that one'
complete -c dateline-search -l show -x -d 'one release, whole'
complete -c dateline-search -l fields -x -d 'which values of a hit'
complete -c dateline-search -l today -x -d 'what "last month" is counted from'
complete -c dateline-search -l timeout -x -d 'stop looking after so many milliseconds'
complete -c dateline-search -s 0 -l null -d 'end paths with NUL'
complete -c dateline-search -l explain -d 'say why each hit was found'
complete -c dateline-search -l no-spelling -d 'suggest no other spellings'
complete -c dateline-search -l no-pager -d 'write straight to the terminal'
complete -c dateline-search -s h -d 'the usual options'
complete -c dateline-search -l help -d 'all options'
complete -c dateline-search -l version -d 'the version'
complete -c dateline-search -n 'string match -q "official:*" -- (commandline -ct)' -a '(__dateline_values official officials)'
complete -c dateline-search -n 'string match -q "country:*" -- (commandline -ct)' -a '(__dateline_values country countries)'
