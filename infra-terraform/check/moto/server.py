"""A moto server with what moto 5.2 lacks for the AWS provider: without it, the provider fails, waits for ever, or finds
differences that are none.

server.py PORT
"""

import json
import sys
from urllib.parse import unquote

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.backup import urls as backup_urls
from moto.backup.responses import BackupResponse
from moto.budgets.responses import BudgetsResponse
from moto.core.responses import ActionResult
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.iam.responses import IamResponse
from moto.route53.models import Route53Backend
from moto.s3.models import S3Backend
from moto.server import main
from moto.ses.models import SESBackend
from moto.ses.responses import EmailResponse
from moto.sqs.models import Queue, SQSBackend


def replaces(owner, name=None):
    """Replaces a method by the decorated function, which gets the original one first."""

    def decorate(function):
        original = getattr(owner, name or function.__name__)
        setattr(owner, name or function.__name__, lambda *args, **kwargs: function(original, *args, **kwargs))
        return function

    return decorate


# --- SQS: forgets the redrive-allow policy, and a queue's policy whenever another attribute is set ---


@replaces(SQSBackend)
def set_queue_attributes(original, self, queue_name, attributes):
    policy = self.get_queue(queue_name).policy
    queue = original(self, queue_name, attributes)
    if "Policy" not in attributes:
        queue.policy = policy
    if "RedriveAllowPolicy" in attributes:
        queue.redrive_allow_policy_as_set = attributes["RedriveAllowPolicy"]
    return queue


@replaces(SQSBackend)
def get_queue_attributes(original, self, queue_name, attribute_names):
    allow = "RedriveAllowPolicy"
    wanted = [name for name in attribute_names if name != allow]
    result = dict(original(self, queue_name, wanted)) if wanted else {}
    kept = getattr(self.get_queue(queue_name), "redrive_allow_policy_as_set", None)
    if kept and (allow in attribute_names or "All" in attribute_names):
        result[allow] = kept
    if result.get("RedrivePolicy"):  # without the blanks that moto adds
        result["RedrivePolicy"] = json.dumps(json.loads(result["RedrivePolicy"]), separators=(",", ":"))
    return result


# --- S3: cannot delete a version once versioning is suspended, as the provider does before it empties a bucket ---


@replaces(S3Backend)
def delete_object(original, self, bucket_name, key_name, version_id=None, bypass=False):
    bucket = self.get_bucket(bucket_name)
    status = bucket.versioning_status
    if version_id is not None and status == "Suspended":
        bucket.versioning_status = "Enabled"
    try:
        return original(self, bucket_name, key_name, version_id=version_id, bypass=bypass)
    finally:
        bucket.versioning_status = status


# --- Route 53: refuses to create again what was deleted ---


@replaces(Route53Backend)
def change_resource_record_sets(original, self, zoneid, change_list):
    original(self, zoneid, change_list)
    deleted = [name_and_type(change) for change in change_list if change["Action"] == "DELETE"]
    made = self.get_hosted_zone(zoneid).rr_changes
    made[:] = [change for change in made if name_and_type(change) not in deleted]


def name_and_type(change):
    records = change["ResourceRecordSet"]
    return records["Name"].strip("."), records["Type"]


# --- IAM: does not know credentials for single services, which the provider deletes with a user ---

IamResponse.list_service_specific_credentials = lambda self: ActionResult({"ServiceSpecificCredentials": []})

# --- SES: finds the same name of an event destination in another configuration set too often, and deletes none ---


@replaces(SESBackend)
def create_configuration_set_event_destination(original, self, configuration_set_name, event_destination):
    if configuration_set_name not in self.config_set_event_destination:
        self.event_destinations.pop(event_destination["Name"], None)
    original(self, configuration_set_name, event_destination)


def delete_configuration_set_event_destination(self):
    self.backend.config_set_event_destination.pop(self._get_param("ConfigurationSetName"), None)
    return ActionResult({})


EmailResponse.delete_configuration_set_event_destination = delete_configuration_set_event_destination

# --- EC2: forgets the description of a rule that names another group ---

SecurityGroupRule.description = property(
    lambda rule: rule.ip_range.get("Description") or rule.source_group.get("Description")
)

# --- tags of autoscaling targets and budgets ---

TAGS = {}


def remember_tags(arn, tags):
    pairs = tags.items() if isinstance(tags, dict) else [(tag["Key"], tag["Value"]) for tag in tags or []]
    TAGS.setdefault(arn, {}).update(pairs)


def tag_resource(self):
    remember_tags(self._get_param("ResourceARN"), self._get_param("Tags") or self._get_param("ResourceTags"))
    return "{}"


def untag_resource(self):
    for key in self._get_param("TagKeys") or self._get_param("ResourceTagKeys") or []:
        TAGS.get(self._get_param("ResourceARN"), {}).pop(key, None)
    return "{}"


def tags_of_target(self):
    return json.dumps({"Tags": TAGS.get(self._get_param("ResourceARN"), {})})


def tags_of_budget(self):
    tags = TAGS.get(self._get_param("ResourceARN"), {})
    return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})


for response, list_tags in ((ApplicationAutoScalingResponse, tags_of_target), (BudgetsResponse, tags_of_budget)):
    response.tag_resource = tag_resource
    response.untag_resource = untag_resource
    response.list_tags_for_resource = list_tags


@replaces(ApplicationAutoScalingResponse)
def register_scalable_target(original, self):
    answer = original(self)
    remember_tags(json.loads(answer)["ScalableTargetARN"], self._get_param("Tags"))
    return answer


@replaces(BudgetsResponse)
def create_budget(original, self):
    answer = original(self)
    name = self._get_param("Budget")["BudgetName"]
    remember_tags(f"arn:aws:budgets::{self._get_param('AccountId')}:budget/{name}", self._get_param("ResourceTags"))
    return answer


def describe_subscribers_for_notification(self):
    asked = {key: value for key, value in self._get_param("Notification").items() if key != "NotificationState"}
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    found = [n.subscribers for n in budget.notifications if all(n.details.get(k) == v for k, v in asked.items())]
    return json.dumps({"Subscribers": found[0] if found else []})


BudgetsResponse.describe_subscribers_for_notification = describe_subscribers_for_notification

# --- ECS: forgets settings of a service ---


def keep_settings(original, self):
    answer = original(self)
    service = answer.result["service"]
    for name, attribute in (
        ("healthCheckGracePeriodSeconds", "health_check_grace_period_seconds"),
        ("availabilityZoneRebalancing", "availability_zone_rebalancing"),
        ("deploymentConfiguration", "deployment_configuration"),
    ):
        if self._get_param(name) is not None:
            setattr(service, attribute, self._get_param(name))
    return answer


replaces(EC2ContainerServiceResponse, "create_service")(keep_settings)
replaces(EC2ContainerServiceResponse, "update_service")(keep_settings)

# --- Backup: knows neither what a plan copies nor who may use a vault, and finds no tags ---

SELECTIONS = {}
VAULT_POLICIES = {}
backup_urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/access-policy$"] = BackupResponse.dispatch


def create_backup_selection(self):
    plan = self.path.split("/")[3]
    selection = f"selection-{len(SELECTIONS) + 1}"
    chosen = json.loads(self.body)["BackupSelection"]
    SELECTIONS[selection] = {"BackupPlanId": plan, "SelectionId": selection, "BackupSelection": chosen}
    return json.dumps({"BackupPlanId": plan, "SelectionId": selection})


def vault_policy(self):
    name = self.path.split("/")[2]
    return json.dumps({"BackupVaultName": name, "Policy": VAULT_POLICIES[name]})


def put_vault_policy(self):
    VAULT_POLICIES[self.path.split("/")[2]] = json.loads(self.body)["Policy"]
    return "{}"


def list_tags(self):
    """Also without the slash at the end, which only Python's SDK sends."""
    arn = unquote(self.path.rstrip("/").rpartition("/")[2])
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})


BackupResponse.list_tags = list_tags
BackupResponse.create_backup_selection = create_backup_selection
BackupResponse.get_backup_selection = lambda self: json.dumps(SELECTIONS[self.path.split("/")[5]])
BackupResponse.delete_backup_selection = lambda self: SELECTIONS.pop(self.path.split("/")[5]) and "{}"
BackupResponse.put_backup_vault_access_policy = put_vault_policy
BackupResponse.get_backup_vault_access_policy = vault_policy
BackupResponse.delete_backup_vault_access_policy = lambda self: VAULT_POLICIES.pop(self.path.split("/")[2]) and "{}"

main(["-H", "127.0.0.1", "-p", sys.argv[1]])
