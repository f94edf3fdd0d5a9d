#!/bin/sh
# Runs fuzz targets of a build, those named or all: SECONDS each, or until RUNS if that is set.
#   tests/fuzz/fuzz.sh BUILD SECONDS [TARGET...]
# The same inputs come again unless SEED is another number (0: any).
# Inputs have up to MAX_LEN bytes (4096); shorter ones are tried more often in the same time.
# Seeds come from corpus/; what is found on the way is kept in BUILD/fuzz and serves the next run.
# Ends with 1 where an input crashed a target, leaked or took over a second.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(cd "$build/tests/fuzz" && ls | sed -n 's/^fuzz-//p')

seed() {
    case $1 in
    query) [ -n "$(ls "$2")" ] || printf '"peace through" NEAR/5 country:japan -date:2024' >"$2/seed" ;;
    stored) [ -n "$(ls "$2")" ] || printf 'seed' >"$2/seed" ;;
    *) find "$here/../../corpus/sample" -type f -size -16k -exec cp -n {} "$2" \; ;;
    esac
}

failed=0
for target in "$@"; do
    corpus=$build/fuzz/$target
    mkdir -p "$corpus" "$build/fuzz/found"
    seed "$target" "$corpus"
    dictionary=
    [ ! -f "$here/$target.dict" ] || dictionary=-dict=$here/$target.dict
    log=$build/fuzz/$target.log
    if "$build/tests/fuzz/fuzz-$target" -max_len="${MAX_LEN:-4096}" -entropic=0 -timeout=${TIMEOUT:-1} -rss_limit_mb=1024 \
        -seed="${SEED:-1}" -max_total_time="$seconds" ${RUNS:+-runs=$RUNS} $dictionary -print_final_stats=1 \
        -artifact_prefix="$build/fuzz/found/$target-" "$corpus" >"$log" 2>&1; then
        result=good
    else
        result="FAILED, see $log"
        failed=1
    fi
    echo "fuzz $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, $result"
done
exit $failed
