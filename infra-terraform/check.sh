#!/bin/sh
# Checks infra-terraform without an AWS account: the command `deploy`; formatting; init and validate with the real AWS
# provider; and, where tfcheck is at hand, the names against the schema of the pinned provider, and tests/ with a mocked
# one.
#
#   TF_PLUGIN_MIRROR  a folder that holds the provider, as `terraform providers mirror` makes it; otherwise the usual
#                     places are searched, then Terraform's registry is asked
#   TFCHECK_DIR       the folder of tfcheck; it is copied, so it may be read-only
#   CI                if set, whatever is missing is a failure; otherwise it is skipped with the reason
set -eu

tfcheck_dir=$(cd "${TFCHECK_DIR:-/nowhere}" 2>/dev/null && pwd) || tfcheck_dir=
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

CHECKPOINT_DISABLE=1
TF_IN_AUTOMATION=1
TF_INPUT=0
# The machine's own settings must have no say. A file that does not exist makes terraform warn at each call.
TF_CLI_CONFIG_FILE=/dev/null
export CHECKPOINT_DISABLE TF_IN_AUTOMATION TF_INPUT TF_CLI_CONFIG_FILE

skip() {
    echo "infra-check: skipped $1: $2"
    [ -z "${CI:-}" ] || exit 1
}

step() {
    echo "infra-check: $1"
    shift
    "$@"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

. check/provider.sh

if has jq; then
    step "the deploy command" check/deploy_test.sh
else
    skip "the deploy command" "no jq on the path"
fi
if has shellcheck; then
    step "shell scripts" shellcheck -x deploy check.sh check/*.sh
else
    skip "shell scripts" "no shellcheck on the path"
fi

if ! has terraform; then
    skip "formatting, validate and tests" "no terraform on the path"
    exit 0
fi

step "formatting" terraform fmt -check -recursive -diff .

if copy_roots && init_roots -backend=false; then
    for part in . bootstrap; do
        step "validate $part with $provider" terraform -chdir="$root/$part" validate -no-color
    done
else
    skip "validate with the real provider" "neither a mirror (TF_PLUGIN_MIRROR) nor the registry has it: $(grep -m 1 -i error "$work/init.log" || tail -n 1 "$work/init.log")"
fi

if [ ! -f "$tfcheck_dir/bin/tfcheck.js" ]; then
    skip "names of the pinned provider, and tests with a mocked one" "no tfcheck (set TFCHECK_DIR)"
    exit 0
fi
if ! has node || ! has npm; then
    skip "names of the pinned provider, and tests with a mocked one" "tfcheck needs node and npm"
    exit 0
fi

# Kept between runs: its packages take half a gigabyte. A newer tfcheck gets its own folder.
version=$(cat "$tfcheck_dir/package-lock.json" "$tfcheck_dir"/bin/*.js "$tfcheck_dir"/src/* | cksum | cut -d ' ' -f 1)
tool=${TMPDIR:-/tmp}/usher-tfcheck-$(id -u)-$version
if [ ! -f "$tool/installed" ]; then
    rm -rf "$tool"
    mkdir -m 700 "$tool"
    cp -R "$tfcheck_dir"/. "$tool"
    chmod -R u+w "$tool"
    if ! npm --prefix "$tool" ci --no-audit --no-fund >"$tool/npm.log" 2>&1; then
        skip "names of the pinned provider, and tests with a mocked one" \
            "npm cannot install tfcheck: $(tail -n 1 "$tool/npm.log")"
        exit 0
    fi
    touch "$tool/installed"
fi

# tfcheck brings its own provider.
TF_CLI_CONFIG_FILE=/dev/null
for part in . bootstrap; do
    step "names and arguments of $part" "$tool/bin/tfcheck.js" "$part"
    step "init of $part" "$tool/bin/tfstub.js" -chdir="$part" init -backend=false -no-color -input=false >/dev/null
    step "validate $part with a mocked provider" "$tool/bin/tfstub.js" -chdir="$part" validate -no-color
done
step "tests with a mocked provider" "$tool/bin/tfstub.js" test -no-color
