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

# Prints the first folder with the AWS provider, if there is one.
mirror() {
    if [ -n "${TF_PLUGIN_MIRROR:-}" ]; then
        echo "$TF_PLUGIN_MIRROR"
        return
    fi
    for folder in "$HOME/.terraform.d/plugins" /usr/local/share/terraform/plugins /usr/share/terraform/plugins /opt/*; do
        if [ -d "$folder/registry.terraform.io/hashicorp/aws" ]; then
            echo "$folder"
            return
        fi
    done
}

# Makes copies of both roots, so that nothing is written beside the originals, and initialises them. Sets `provider`.
init_with_provider() {
    root=$work/repository/infra-terraform
    contracts=contracts/src/main/resources/dev/usher/contracts
    mkdir -p "$work/repository/$contracts"
    cp -R . "$root"
    cp -R "../$contracts/." "$work/repository/$contracts"
    rm -rf "$root/.terraform" "$root/bootstrap/.terraform"

    TF_CLI_CONFIG_FILE=$work/terraformrc
    found=$(mirror)
    if [ -n "$found" ]; then
        printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$found" >"$TF_CLI_CONFIG_FILE"
        version=$(find "$found/registry.terraform.io/hashicorp/aws" -mindepth 1 -maxdepth 1 -name '[0-9]*' 2>/dev/null |
            sed 's|.*/||' | sort -V | tail -n 1)
        [ -n "$version" ] || { echo "no hashicorp/aws in $found" >"$work/init.log"; return 1; }
        provider="the provider $version of a mirror"
        if [ "${version%%.*}" -lt 6 ]; then
            cp check/provider_5.tf "$root/provider_5_override.tf"
            cp check/provider_5.tf "$root/bootstrap/provider_5_override.tf"
            cp check/provider_5_tables.tf "$root/provider_5_tables_override.tf"
            provider="$provider (not the pinned 6)"
        fi
    else
        : >"$TF_CLI_CONFIG_FILE"
        provider="the pinned provider from the registry"
    fi
    for part in . bootstrap; do
        timeout 300 terraform -chdir="$root/$part" init -backend=false -no-color >"$work/init.log" 2>&1 || return 1
    done
}

if has jq; then
    step "the deploy command" check/deploy_test.sh
else
    skip "the deploy command" "no jq on the path"
fi
if has shellcheck; then
    step "shell scripts" shellcheck deploy check.sh check/*.sh
else
    skip "shell scripts" "no shellcheck on the path"
fi

if ! has terraform; then
    skip "formatting, validate and tests" "no terraform on the path"
    exit 0
fi

step "formatting" terraform fmt -check -recursive -diff .

if init_with_provider; then
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
