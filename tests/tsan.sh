#!/bin/sh
# Indexes with several threads in a build with the thread sanitizer: the sample, a folder large
# enough for shards, changes to it, and the same anew; and searches a phrase that is common enough
# to be matched by several threads, in one index and in two.
#   tests/tsan.sh BUILD
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# The engine is not built with the sanitizer, so that what it does under its own locks looks odd.
TSAN_OPTIONS="halt_on_error=0 exitcode=66 suppressions=$here/tsan.suppressions"
export TSAN_OPTIONS

index() {
    code=0
    "$1/indexer/dateline-index" --db "$home/index" --jobs 4 --quiet "$2" 2>"$home/errors" || code=$?
    if [ "$code" -gt 1 ]; then
        cat "$home/errors"
        echo "dateline-index ended with $code"
        exit 1
    fi
}

search() {
    "$@" --count exact --facets officials,countries --format json '"the president of chile"' \
        >"$home/answer" 2>"$home/errors" || { cat "$home/errors"; exit 1; }
    grep -q '"total":{"value":1200,' "$home/answer" || { cat "$home/answer"; exit 1; }
}

index "$1" "$here/../corpus/sample"
cp -r "$home/index" "$home/sample"
mkdir "$home/folder"
number=0
while [ $number -lt 1200 ]; do
    number=$((number + 1))
    printf 'Release %d of the Harbour\n\nMarch 3, 2024 - Foreign Minister Arto Salo met the President of Chile. Word%d.\n' \
        $number $number >"$home/folder/$number.txt"
done
index "$1" "$home/folder"
search "$1/searcher/dateline-search" --db "$home/index"
search "$1/searcher/dateline-search" --db "$home/index" --db "$home/sample"
number=0
while [ $number -lt 500 ]; do
    number=$((number + 1))
    printf 'Release %d again\n\nIngrid Lindqvist spoke in Japan. Word%d.\n' $number $number \
        >"$home/folder/$number.txt"
done
index "$1" "$home/folder"
"$1/indexer/dateline-index" --db "$home/index" --jobs 4 --quiet --full >/dev/null 2>"$home/errors" ||
    [ $? -eq 1 ] || { cat "$home/errors"; exit 1; }
echo "no data race in six runs"
