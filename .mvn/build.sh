#!/bin/sh
# What `make build` runs: compiles and packages everything without tests and without checks of style. Prints each module
# as it is reached; Maven's whole output is in build/build.log, and its end is shown if something fails. Does nothing if no
# file has changed since it last succeeded.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
log=build/build.log
failed=build/build.failed
begun=build/build.begun
built=build/built

# Adding and deleting files changes their directory. `mvnw clean` deletes what was built, and leaves the stamp.
is_built() {
    [ -e "$built" ] && [ -e system-tests/target/system-tests.jar ] && [ -e payment-service/target/payment-service.jar ] &&
        [ -z "$(find . \( -name target -o -name build -o -name node_modules -o -name .git -o -name .terraform \) -prune \
            -o -newer "$built" ! -path . -print | head -n 1)" ]
}

if is_built; then
    echo "Nothing has changed since the last build."
    exit 0
fi
rm -f "$log" "$failed" "$built"
touch "$begun"

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
mv "$begun" "$built"
