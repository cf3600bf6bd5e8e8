#!/bin/sh
# Applies all of infra-terraform to moto, an emulator of AWS, with the real AWS provider (`make infra-apply`): bootstrap,
# prod and dev, each followed by a plan that must be empty. Then it uses dev, destroys it and applies it again. Takes about
# ten minutes on two quiet cores, so it is not part of .ci/run. `check/apply.sh dev` leaves prod out, and vice versa.
#
#   TF_PLUGIN_MIRROR  as for check.sh
#   USHER_PORT_MOTO   port of moto, 4599 by default; loopback only
#   USHER_MOTO_HOME   where moto is installed, once; ~/.cache/usher/moto by default
#   CI                if set, a missing part is a failure; otherwise everything is skipped with the reason
#
# moto accepts values that AWS refuses, enforces no permissions and runs no tasks.
set -eu

cd "$(dirname "$0")/.."
environments=${*:-prod dev}
port=${USHER_PORT_MOTO:-4599}

work=$(mktemp -d)
moto=
clean_up() {
    if [ -n "$moto" ]; then kill "$moto" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# The machine's own settings and credentials must have no say.
unset AWS_PROFILE AWS_SESSION_TOKEN
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=eu-west-1
export AWS_ENDPOINT_URL="http://127.0.0.1:$port"
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_CONFIG_FILE=/dev/null

say() {
    echo "infra-apply: $(date +%T) $*"
}

skip() {
    echo "SKIPPED infra-apply: $1" # as .ci/full reads it
    [ -z "${CI:-}" ] || exit 1
    exit 0
}

# Runs a command, and shows the end of what it says only if it fails.
quietly() {
    if ! "$@" >"$work/log" 2>&1; then
        grep -A 12 '^.\{0,3\}Error' "$work/log" >"$work/errors" || tail -n 80 "$work/log" >"$work/errors"
        grep -v ': Refreshing state' "$work/errors" | head -n 80
        say "failed: $*"
        exit 1
    fi
}

. check/provider.sh

command -v terraform >/dev/null || skip "no terraform on the path"

# --- moto -------------------------------------------------------------------------------------------------------------
requirement=$(grep -v '^#' check/moto/requirements.txt)
venv=$(check/moto/install 2>"$work/init.log") || skip "$(tail -n 1 "$work/init.log")"
python=$venv/bin/python

# --- the provider -----------------------------------------------------------------------------------------------------
copy_roots || skip "no AWS provider: $(tail -n 1 "$work/init.log")"
cp check/moto/moto.tf "$root/moto_override.tf"
cp check/moto/moto.tf "$root/bootstrap/moto_override.tf"
init_roots -reconfigure || skip "no AWS provider: $(grep -m 1 -i error "$work/init.log" || tail -n 1 "$work/init.log")"

if "$python" -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))) != 0)' "$port"; then
    say "port $port is in use; choose another with USHER_PORT_MOTO=<port>"
    exit 1
fi
MOTO_ACM_VALIDATION_WAIT=1 MOTO_IAM_LOAD_MANAGED_POLICIES=true "$python" check/moto/server.py "$port" >"$work/moto.log" 2>&1 &
moto=$!
zone=$("$python" check/moto/use.py zone)
say "with $provider and $requirement on port $port"

# --- everything -------------------------------------------------------------------------------------------------------
# FOLDER COMMAND ARGUMENT…
run() {
    folder=$1
    shift
    quietly terraform -chdir="$root/$folder" "$@"
}

# FOLDER ARGUMENT…: applies, and finds nothing left to change.
settle() {
    folder=$1
    shift
    run "$folder" apply -auto-approve -no-color -parallelism=20 "$@"
    say "$(grep '^Apply complete' "$work/log")"
    run "$folder" plan -detailed-exitcode -no-color -parallelism=20 "$@"
    say "the second plan is empty"
}

say "bootstrap"
settle bootstrap -var account_id=123456789012 -var region=eu-west-1

cat >"$work/values.tfvars" <<VALUES
account_id         = "123456789012"
hosted_zone_id     = "$zone"
ticket_public_keys = { "0" = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=" }
VALUES

apply_prod() {
    say "prod"
    set -- -state=prod.tfstate -var-file=envs/prod.tfvars -var-file="$work/values.tfvars" -var github_repository=example/tickets
    settle . "$@"
    if terraform -chdir="$root" plan -no-color "$@" -var environment=dev -var stripe_publishable_key=pk_test_a >"$work/log" 2>&1 ||
        ! grep -q "This state is prod in eu-west-1" "$work/log"; then
        tail -n 20 "$work/log"
        say "prod would become dev"
        exit 1
    fi
    say "another environment is refused"
}

apply_dev() {
    say "dev"
    cp "$work/values.tfvars" "$work/dev.tfvars"
    echo "table_request_cap = null # moto forgets it" >>"$work/dev.tfvars"
    set -- -state=dev.tfstate -var-file=envs/dev.tfvars -var-file="$work/dev.tfvars"
    settle . "$@"
    "$python" check/moto/use.py everything dev
    run . destroy -auto-approve -no-color -parallelism=20 "$@"
    say "dev was used; $(grep '^Destroy complete' "$work/log")"
    settle . "$@"
}

for environment in $environments; do
    "apply_$environment"
done
