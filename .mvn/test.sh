#!/bin/sh
# What `make test` runs: every test and every check of the build. What is fast comes first, for all modules; the tests that
# start processes follow. The first class that fails ends the run, unless KEEP_GOING=1. Maven's whole output is in
# build/test.log, too.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
mkdir -p build
log=build/test.log
failed=build/test.failed
maven=build/test.pid
rm -f "$failed" "$maven"
: >"$log"
begun=$(date +%s)
trap '[ ! -e "$maven" ] || kill "$(cat "$maven")"; exit 130' INT TERM

# Runs a command and logs what it prints. The first class that fails ends it, unless KEEP_GOING=1. The exit status of the
# left side of a pipe is lost, so a file says that it failed.
logged() {
    {
        "$@" 2>&1 &
        echo "$!" >"$maven"
        wait "$!" || touch "$failed"
    } | while IFS= read -r line; do
        printf '%s\n' "$line"
        printf '%s\n' "$line" >>"$log"
        case $line in
            *"Tests run:"*"<<< FAILURE!"* | *"Tests run:"*"<<< ERROR!"*)
                if [ "${KEEP_GOING:-}" != 1 ] && [ ! -e "$failed" ]; then
                    touch "$failed"
                    # Its stack trace comes next.
                    (sleep 2 && kill "$(cat "$maven")") 2>/dev/null &
                fi
                ;;
        esac
    done
    rm -f "$maven"
    [ ! -e "$failed" ]
}

# Without Node, or without npm's registry for the first time, it is skipped and says so.
pages() {
    logged sh -c 'web/check || [ $? = 69 ]'
}

fast() {
    logged ./mvnw -T2 ${KEEP_GOING:+--fail-at-end} package
}

# Child processes then start with a third less CPU.
record_starts() {
    echo "Recording how the services start, so that the tests start them faster ..."
    USHER_RECORD_STARTS=1 "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
        -cp local-cloud/launcher/target/local-cloud-launcher.jar dev.usher.localcloud.launcher.Launcher record-starts >>"$log" 2>&1 ||
        echo "That failed (see $log): the tests start them as usual."
}

# Everything is compiled, checked and packaged by now. Nothing in a jar may change: services that run from it would not find
# their classes any more, so the steps that complete what is in it are left out.
slow() {
    logged ./mvnw -T2 ${KEEP_GOING:+--fail-at-end} verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.antrun.skip \
        -Dmaven.compiler.useIncrementalCompilation=false -Dspotless.check.skip -Dsort.skip -Denforcer.skip
}

summary() {
    echo
    echo "Time of each module, fast tests and then slow ones:"
    sed -n 's/^\[INFO\] \(Usher.*\) \.* \(SUCCESS\|FAILURE\|SKIPPED\)\( \[.*\]\)\{0,1\}$/  \1 \2\3/p' "$log" |
        sed 's/SUCCESS //'
    skipped=$(grep -h "^SKIPPED " "$log" | sort -u || true)
    if [ -n "$skipped" ]; then
        echo "Skipped:"
        echo "$skipped" | sed 's/^SKIPPED /  /'
    elif [ ! -e "$failed" ]; then
        echo "No test was skipped."
    fi
}

if pages && fast && record_starts && slow; then
    result="All tests passed"
else
    # With the method and the beginning of its stack trace, which come next.
    result="FAILED: $(grep -A 20 -m 1 -e "^\[ERROR\] .* <<< " "$log" || grep -m 1 "^\[ERROR\]" "$log" || echo "see $log")
The whole output is in $log. Stopped"
fi
seconds=$(($(date +%s) - begun))
summary
echo "$result, after $((seconds / 60)) min $((seconds % 60)) s."
[ ! -e "$failed" ]
