package dev.usher.localcloud.testing;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.localcloud.provisioning.Provisioner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// An AWS with everything that topology.json declares, under names that nobody else uses. Thread-safe.
public final class CloudUnderTest {

    private final Topology topology = Topology.load();
    private final String environmentName;
    private final AwsEndpoints endpoints;
    private final AwsClients clients;
    private final Map<String, String> settings;

    private CloudUnderTest(AwsEndpoints endpoints, AwsClients clients, Map<String, String> settings) {
        this.environmentName = "test-" + UUID.randomUUID().toString().substring(0, 8);
        this.endpoints = endpoints;
        this.clients = clients;
        this.settings = settings;
    }

    static CloudUnderTest provision(AwsEndpoints endpoints, AwsClients clients, Map<String, String> settings) {
        var cloud = new CloudUnderTest(endpoints, clients, settings);
        new Provisioner(cloud.topology, clients).provision(cloud.environmentName);
        return cloud;
    }

    /// The value of `USHER_ENV`.
    public String environmentName() {
        return environmentName;
    }

    /// The name on AWS of a table, queue or topic of topology.json.
    public String nameOf(String logicalName) {
        return topology.physicalName(logicalName, environmentName);
    }

    /// The name on AWS of a bucket of topology.json.
    public String bucketName(String logicalName) {
        return topology.bucketName(logicalName, environmentName, AwsEndpoints.ACCOUNT);
    }

    /// The URL of a queue or dead-letter queue of topology.json.
    public String queueUrl(String logicalName) {
        return sqs().getQueueUrl(request -> request.queueName(nameOf(logicalName)))
                .queueUrl();
    }

    /// The ARN of a topic of topology.json.
    public String topicArn(String logicalName) {
        return "arn:aws:sns:%s:000000000000:%s".formatted(endpoints.region(), nameOf(logicalName));
    }

    /// Where the four AWS services answer.
    public AwsEndpoints endpoints() {
        return endpoints;
    }

    public SqsClient sqs() {
        return clients.sqs();
    }

    public SnsClient sns() {
        return clients.sns();
    }

    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    public S3Client s3() {
        return clients.s3();
    }

    public S3Presigner s3Presigner() {
        return clients.s3Presigner();
    }

    /// The settings with which a service finds this cloud, named as environment variables. On local-cloud with those
    /// for sign-in and for Stripe's address.
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<>(settings);
        environment.putAll(endpoints.environment());
        environment.put("USHER_ENV", environmentName);
        return environment;
    }
}
