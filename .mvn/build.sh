#!/bin/sh
# What `make build` runs: compiles and packages everything without tests and without checks of style. Prints each module
# as it is reached; Maven's whole output is in build/build.log, and its end is shown if something fails.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
log=build/build.log
failed=build/build.failed
rm -f "$log" "$failed"

echo "Building (the first time fetches its libraries and takes some minutes) ..."
{ ./mvnw -T2 package -DskipTests -Dspotless.check.skip -Dsort.skip -Denforcer.skip 2>&1 || touch "$failed"; } |
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        case $line in
            "Fetching "*) echo "  $line" ;;
            "[INFO] Building Usher "*"/"*"]")
                module=${line#"[INFO] Building "}
                place=${module##*"["}
                printf '  %5s  %s\n' "${place%"]"}" "${module%% [0-9]*}"
                ;;
        esac
    done
if [ -e "$failed" ]; then
    rm "$failed"
    grep -m 20 "^\[ERROR\]" "$log" >&2 || tail -n 20 "$log" >&2
    echo "The build failed. Maven's whole output: $log" >&2
    exit 1
fi
