#!/bin/sh
# Runs fuzz targets of a build, those named or all: SECONDS each, or until RUNS if that is set;
# as many at once as there are cores, or JOBS.
#   tests/fuzz/fuzz.sh BUILD SECONDS [TARGET...]
# The same inputs come again unless SEED is another number (0: any).
# Inputs have up to MAX_LEN bytes (4096); shorter ones are tried more often in the same time.
# They begin with seeds/ and the corpus; what is found on the way is kept in BUILD/fuzz and serves
# the next run. Ends with 1 where an input crashed a target, leaked or took over TIMEOUT seconds (1).
set -eu
here=$(cd "$(dirname "$0")" && pwd)

if [ "$1" = --one ]; then
    build=$2 seconds=$3 target=$4
    corpus=$build/fuzz/$target
    seeds=$here/seeds/$target
    case $target in
    extract | dates | officials | countries) seeds="$here/seeds/finders $here/../../corpus/sample" ;;
    query | stored | gzip) ;;
    *) seeds="$seeds $here/../../corpus/sample" ;;
    esac
    mkdir -p "$corpus" "$build/fuzz/found"
    dictionary=
    [ ! -f "$here/$target.dict" ] || dictionary=-dict=$here/$target.dict
    log=$build/fuzz/$target.log
    result=good code=0
    "$build/tests/fuzz/fuzz-$target" -max_len="${MAX_LEN:-4096}" -entropic=0 -timeout="${TIMEOUT:-1}" \
        -rss_limit_mb=1024 -seed="${SEED:-1}" -max_total_time="$seconds" ${RUNS:+-runs=$RUNS} $dictionary \
        -print_final_stats=1 -artifact_prefix="$build/fuzz/found/$target-" "$corpus" $seeds >"$log" 2>&1 || {
        result="FAILED, see $log"
        code=1
    }
    echo "fuzz $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, $result"
    exit $code
fi

build=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(cd "$build/tests/fuzz" && ls | sed -n 's/^fuzz-//p')
printf '%s\n' "$@" | xargs -P "${JOBS:-$(nproc)}" -I '{}' sh "$here/fuzz.sh" --one "$build" "$seconds" '{}'
