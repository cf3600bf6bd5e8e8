#!/bin/sh
# Tests ../deploy with an `aws` that answers from files and acts as ECS does. Needs jq, no account. Prints what failed.
set -eu

deploy=$(cd "$(dirname "$0")/.." && pwd)/deploy
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

mkdir "$work/bin"
export FAKE="$work/fake"
cat >"$work/bin/aws" <<'AWS'
#!/bin/sh
# State: `running` (revision that the service runs), `primary` (revision and state of its deployment), `revisions/N.json`.
# What happens to a new revision is in `outcome`: completed, failed, given-up, stuck, deaf (it answers no probe), mute
# (nothing can be published), or unreadable (one look fails). `only` is the one revision that may consume.
echo "$*" >>"$FAKE/calls"
arn=arn:aws:ecs:eu-west-1:123456789012:task-definition/event-ticketing-payment-service-prod
argument() { # NAME ARGUMENT…: the value behind --NAME
    wanted=--$1
    shift
    while [ $# -gt 1 ]; do
        [ "$1" = "$wanted" ] && echo "$2" && return
        shift
    done
}
case "$1 $2" in
    "ecs describe-services")
        [ -f "$FAKE/no-service" ] && echo '{"services": [], "failures": [{"reason": "MISSING"}]}' && exit
        if [ "$(cat "$FAKE/outcome")" = unreadable ] && [ -f "$FAKE/updated" ] && [ ! -f "$FAKE/refused-once" ]; then
            touch "$FAKE/refused-once"
            exit 255
        fi
        read -r revision state <"$FAKE/primary"
        printf '{"services": [{"status": "ACTIVE", "serviceArn": "arn:aws:ecs:eu-west-1:123456789012:service/s", "taskDefinition": "%s:%s",
            "events": [{"message": "(task 1) failed its health check"}],
            "deployments": [{"status": "PRIMARY", "taskDefinition": "%s:%s", "rolloutState": "%s",
                "rolloutStateReason": "tasks failed to start"}]}]}' "$arn" "$revision" "$arn" "$revision" "$state"
        # The next look sees more.
        if [ -f "$FAKE/then" ]; then mv "$FAKE/then" "$FAKE/primary"; fi
        ;;
    "ecr describe-repositories") echo registry.example/event-ticketing-payment-service-prod ;;
    "ecr describe-images") [ "$(argument image-ids "$@")" = imageTag=0.2.0 ] && echo '{}' || exit 254 ;;
    "ecs list-tags-for-resource") cat "$FAKE/template" ;;
    "ecs describe-task-definition")
        number=$(argument task-definition "$@")
        printf '{"taskDefinition": %s}' "$(cat "$FAKE/revisions/${number##*:}.json")"
        ;;
    "ecs register-task-definition")
        file=$(argument cli-input-json "$@")
        cp "${file#file://}" "$FAKE/revisions/9.json"
        echo "$arn:9"
        ;;
    "ecs update-service")
        revision=$(argument task-definition "$@")
        revision=${revision##*:}
        touch "$FAKE/updated"
        echo "$revision IN_PROGRESS" >"$FAKE/primary"
        case "$revision $(cat "$FAKE/outcome")" in
            "9 failed") echo "9 FAILED" >"$FAKE/then" ;;
            "9 given-up") echo "3 IN_PROGRESS" >"$FAKE/then" ;;
            "9 stuck" | "3 lost") ;;
            "9 lost") echo "9 FAILED" >"$FAKE/primary" ;;
            "3 stuck") echo "3 COMPLETED" >"$FAKE/primary" ;;
            *) echo "$revision COMPLETED" >"$FAKE/then" ;;
        esac
        echo '{}'
        ;;
    "sns publish")
        [ "$(cat "$FAKE/outcome")" = mute ] && exit 254
        [ "$(argument topic-arn "$@")" = arn:aws:sns:eu-west-1:123456789012:event-ticketing-probe-prod ] || exit 254
        argument message-attributes "$@" | jq -e '.service.StringValue == "payment-service"' >/dev/null || exit 254
        argument message "$@" | jq -e '.revision == "9" and (.until | fromdate) >= now + '"${PROBE_EVERY:-60}"' - 10' >/dev/null || exit 254
        argument message "$@" | jq -r .id >"$FAKE/probe"
        ;;
    "dynamodb get-item")
        [ -f "$FAKE/updated" ] && [ "$(cat "$FAKE/outcome")" != deaf ] || exit 0
        printf '{"Item": {"leaseId": {"S": "consumers"}, "probed": {"S": "%s"}}}' "$(cat "$FAKE/probe")"
        ;;
    "dynamodb update-item")
        [ "$(argument table-name "$@")" = event-ticketing-payment-leases-prod ] || exit 254
        case $(argument update-expression "$@") in
            SET*) argument expression-attribute-values "$@" | jq -er '.[":only"].M.revision.S' >"$FAKE/only" ;;
            REMOVE*) rm -f "$FAKE/only" ;;
        esac
        ;;
    *) exit 252 ;;
esac
AWS
chmod +x "$work/bin/aws"

# A service that runs revision 3, which a deployment made from Terraform's revision 2 with another image.
start() {
    rm -rf "$FAKE"
    mkdir -p "$FAKE/revisions"
    echo completed >"$FAKE/outcome"
    echo "3 COMPLETED" >"$FAKE/primary"
    echo arn:aws:ecs:eu-west-1:123456789012:task-definition/event-ticketing-payment-service-prod:2 >"$FAKE/template"
    for revision in 2 3; do
        cat >"$FAKE/revisions/$revision.json" <<JSON
{"taskDefinitionArn": "arn:$revision", "revision": $revision, "status": "ACTIVE", "registeredAt": "2026-11-30",
 "family": "event-ticketing-payment-service-prod", "cpu": "1024", "containerDefinitions": [
  {"name": "app", "image": "registry.example/event-ticketing-payment-service-prod:0.1.$revision", "essential": true,
   "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
  {"name": "collector", "image": "collector:1", "essential": false}]}
JSON
    done
}

# REVISION EXPRESSION: changes what a revision says.
edit() {
    jq "$2" "$FAKE/revisions/$1.json" >"$work/edited"
    mv "$work/edited" "$FAKE/revisions/$1.json"
}

failures=0
wrong() {
    echo "deploy_test: $1: $2"
    sed 's/^/    /' "$work/output"
    failures=$((failures + 1))
}

# CASE STATUS TEXT ARGUMENT…: the command ends with the status, and says the text.
expect() {
    case=$1 status=$2 text=$3
    shift 3
    got=0
    PATH="$work/bin:$PATH" DEPLOY_POLL=0 DEPLOY_WITHIN="${within:-60}" "$deploy" "$@" >"$work/output" 2>&1 || got=$?
    [ "$got" = "$status" ] || wrong "$case" "status $got instead of $status"
    grep -qF -e "$text" "$work/output" || wrong "$case" "does not say: $text"
}

# CASE COUNT PATTERN: aws was called this often with it.
called() {
    count=$(grep -c -e "$3" "$FAKE/calls" || true)
    [ "$count" = "$2" ] || wrong "$1" "$count calls of $3 instead of $2"
}

start
expect "success" 0 "payment-service-prod:9 runs with registry.example/event-ticketing-payment-service-prod:0.2.0" \
    prod payment-service 0.2.0
called "success" 1 "update-service .*payment-service-prod:9 "
jq -e --slurpfile running "$FAKE/revisions/3.json" '
    . == ($running[0] | del(.taskDefinitionArn, .revision, .status, .registeredAt)
        | .containerDefinitions[0].image = "registry.example/event-ticketing-payment-service-prod:0.2.0")' \
    "$FAKE/revisions/9.json" >"$work/output" || wrong "success" "the new revision is no copy of the running one"

called "success" 1 "sns publish"
[ ! -f "$FAKE/only" ] || wrong "success" "other revisions may not consume: $(cat "$FAKE/only")"
# Before the rollout, after the answer, and at the end.
order=$(sed -n 's/.*"revision":{"S":"\([0-9]*\)".*/only \1/p; s/.*REMOVE.*/everyone/p; s/.*update-service.*/rollout/p' "$FAKE/calls" | xargs)
[ "$order" = "only 3 rollout only 9 everyone" ] || wrong "success" "who may consume: $order"

start
echo deaf >"$FAKE/outcome"
PROBE_WITHIN=0 expect "a revision that does not consume" 1 "no answer to a probe within 0 seconds" prod payment-service 0.2.0
called "a revision that does not consume" 1 "update-service .*payment-service-prod:3 "
[ ! -f "$FAKE/only" ] || wrong "a revision that does not consume" "other revisions may not consume: $(cat "$FAKE/only")"
if grep update-item "$FAKE/calls" | grep -q '"9"'; then wrong "a revision that does not consume" "it was to consume"; fi

start
echo deaf >"$FAKE/outcome"
PROBE_EVERY=0 PROBE_WITHIN=1 expect "an unanswered probe" 1 "no answer to a probe" prod payment-service 0.2.0
[ "$(grep -c "sns publish" "$FAKE/calls")" -gt 2 ] || wrong "an unanswered probe" "it is not repeated"

start
echo mute >"$FAKE/outcome"
expect "no probe" 1 "cannot publish a probe; nothing was deployed" prod payment-service 0.2.0
called "no probe" 0 "update-service"
[ ! -f "$FAKE/only" ] || wrong "no probe" "other revisions may not consume: $(cat "$FAKE/only")"

start
edit 3 '.containerDefinitions[0].image |= sub("0.1.3"; "0.2.0")'
expect "the same image" 0 "runs already" prod payment-service 0.2.0
called "the same image" 0 "update-service"

start
echo failed >"$FAKE/outcome"
expect "a failed rollout" 1 "payment-service-prod:9 failed: tasks failed to start" prod payment-service 0.2.0
grep -qF "failed its health check" "$work/output" || wrong "a failed rollout" "does not say what ECS said"
grep -qF "payment-service-prod:3 runs again" "$work/output" || wrong "a failed rollout" "does not say what runs"
called "a failed rollout" 1 "update-service .*payment-service-prod:3 "

start
echo given-up >"$FAKE/outcome"
expect "a rollout that ECS rolls back" 1 "gave it up" prod payment-service 0.2.0
grep -qF "payment-service-prod:3 runs again" "$work/output" || wrong "a rollout that ECS rolls back" "does not say what runs"

start
echo stuck >"$FAKE/outcome"
within=0 expect "a rollout without end" 1 "not stable after 0 seconds" prod payment-service 0.2.0
called "a rollout without end" 1 "update-service .*payment-service-prod:3 "

start
echo lost >"$FAKE/outcome"
within=0 expect "a failed rollback" 2 "does not run again" prod payment-service 0.2.0

start
echo unreadable >"$FAKE/outcome"
expect "a look that fails" 0 "payment-service-prod:9 runs" prod payment-service 0.2.0

start
edit 3 '.containerDefinitions[0].environment[1].value = "by hand" | .cpu = "2048"'
expect "drift" 1 'containerDefinitions.app.environment.B.value: template "2", running "by hand"' prod payment-service 0.2.0
grep -qF 'cpu: template "1024", running "2048"' "$work/output" || wrong "drift" "does not name all differences"
called "drift" 0 "register-task-definition"
called "drift" 0 "update-service"
expect "the template" 0 "payment-service-prod:9 runs" --from-template prod payment-service 0.2.0
[ "$(jq -r '.cpu' "$FAKE/revisions/9.json")" = 1024 ] || wrong "the template" "its settings are not deployed"

start
edit 3 '.containerDefinitions[0].environment |= reverse'
expect "another order" 0 "payment-service-prod:9 runs" prod payment-service 0.2.0

start
echo "3 IN_PROGRESS" >"$FAKE/primary"
expect "a second deployment" 1 "another deployment" prod payment-service 0.2.0

start
echo None >"$FAKE/template"
expect "a service that Terraform does not know" 1 "no tag Template" prod payment-service 0.2.0

start
touch "$FAKE/no-service"
expect "a service that is not there" 1 "there is no service event-ticketing-payment-service-prod" prod payment-service 0.2.0

start
expect "an unknown image" 1 "has no image 0.3.0" prod payment-service 0.3.0
called "an unknown image" 0 "register-task-definition"

start
expect "an unknown service" 64 "mail-service is no service: payment-service" prod mail-service 0.2.0
expect "an unknown environment" 64 "staging is no environment" staging payment-service 0.2.0
expect "too few arguments" 64 "usage:" prod payment-service
expect "help" 0 "--from-template" --help
[ ! -f "$FAKE/calls" ] || wrong "wrong arguments" "AWS was called"

[ "$failures" = 0 ] || exit 1
echo "deploy_test: the deploy command passes"
