"""Uses what apply.sh applied to moto.

use.py zone              waits for moto, makes a hosted zone, and prints its id
use.py everything ENV    leaves in ENV what people and services leave there: tickets, logs, images, values
"""

import sys
import time

import boto3
import botocore.exceptions

MANIFEST = '{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": {"digest": "sha256:1"}}'


def zone():
    for _ in range(60):
        try:
            made = boto3.client("route53").create_hosted_zone(Name="tickets.example.com", CallerReference="apply")
            return made["HostedZone"]["Id"].split("/")[-1]
        except botocore.exceptions.EndpointConnectionError:
            time.sleep(1)
    sys.exit("moto does not answer")


def everything(environment):
    s3, ecr, secrets = (boto3.client(service) for service in ("s3", "ecr", "secretsmanager"))
    buckets = [b["Name"] for b in s3.list_buckets()["Buckets"] if f"-{environment}" in b["Name"]]
    for bucket in buckets:
        # moto does not look at conditions, and takes "not without TLS" for "not at all".
        policy = s3.get_bucket_policy(Bucket=bucket)["Policy"]
        s3.delete_bucket_policy(Bucket=bucket)
        for version in range(2):
            s3.put_object(Bucket=bucket, Key="tickets/1.pdf", Body=str(version).encode())
        s3.delete_object(Bucket=bucket, Key="tickets/1.pdf")
        s3.put_object(Bucket=bucket, Key="tickets/2.pdf", Body=b"2")
        s3.put_bucket_policy(Bucket=bucket, Policy=policy)
    repositories = [r["repositoryName"] for r in ecr.describe_repositories()["repositories"]]
    repositories = [name for name in repositories if name.endswith(f"-{environment}")]
    for repository in repositories:
        ecr.put_image(repositoryName=repository, imageTag="0.1.0", imageManifest=MANIFEST)
    names = [s["Name"] for s in secrets.list_secrets(MaxResults=100)["SecretList"]]
    names = [name for name in names if name.endswith(f"-{environment}")]
    for name in names:
        secrets.put_secret_value(SecretId=name, SecretString="value")
    if not (buckets and repositories and names):
        sys.exit(f"found nothing to use: {buckets}, {repositories}, {names}")


if sys.argv[1] == "zone":
    print(zone())
else:
    everything(sys.argv[2])
