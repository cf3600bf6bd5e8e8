#!/bin/sh
# Checks infra-terraform without an AWS account: formatting; then, where tfcheck is at hand, the code against the real
# schema of the AWS provider, and tests/ with a mocked one. Says what it skips and why; fails on real mistakes only.
# TFCHECK_DIR names the folder of tfcheck; it is copied, so it may be read-only.
set -eu

cd "$(dirname "$0")"
tfcheck_dir=${TFCHECK_DIR:-../../shared/tfcheck}

# The machine's own settings have no say here, and a file that is not there makes terraform warn at each call.
TF_CLI_CONFIG_FILE=/dev/null
export TF_CLI_CONFIG_FILE

skip() {
    echo "infra-check: skipped $1: $2"
}

step() {
    echo "infra-check: $1"
    shift
    "$@"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

if has terraform; then
    step "formatting" terraform fmt -check -recursive -diff .
else
    skip "formatting" "no terraform on the path"
fi

if [ ! -f "$tfcheck_dir/bin/tfcheck.js" ]; then
    skip "schema, validate and tests" "no tfcheck in $tfcheck_dir (set TFCHECK_DIR)"
    exit 0
fi
if ! has node || ! has npm; then
    skip "schema, validate and tests" "tfcheck needs node and npm"
    exit 0
fi

# Kept between runs: its packages take half a gigabyte. A newer tfcheck gets a folder of its own.
version=$(cat "$tfcheck_dir/package-lock.json" "$tfcheck_dir"/bin/*.js "$tfcheck_dir"/src/* | cksum | cut -d ' ' -f 1)
tool=${TMPDIR:-/tmp}/usher-tfcheck-$(id -u)-$version
if [ ! -f "$tool/installed" ]; then
    rm -rf "$tool"
    mkdir -m 700 "$tool"
    cp -R "$tfcheck_dir"/. "$tool"
    chmod -R u+w "$tool"
    if ! npm --prefix "$tool" ci --no-audit --no-fund >"$tool/npm.log" 2>&1; then
        skip "schema, validate and tests" "npm cannot install tfcheck: $(tail -n 1 "$tool/npm.log")"
        exit 0
    fi
    touch "$tool/installed"
fi

for root in . bootstrap; do
    step "names and arguments of $root" "$tool/bin/tfcheck.js" "$root"
done
if ! has terraform; then
    skip "validate and tests" "no terraform on the path"
    exit 0
fi
for root in . bootstrap; do
    step "init of $root" "$tool/bin/tfstub.js" -chdir="$root" init -backend=false -no-color -input=false >/dev/null
    step "validate $root" "$tool/bin/tfstub.js" -chdir="$root" validate -no-color
done
step "tests" "$tool/bin/tfstub.js" test -no-color
