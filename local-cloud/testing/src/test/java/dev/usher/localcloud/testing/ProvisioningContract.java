package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.Provisioner;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What is there after topology.json was provisioned.
abstract class ProvisioningContract {

    private static final Topology TOPOLOGY = Topology.load();

    private final CloudUnderTest cloud;

    ProvisioningContract(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void everyTableHasTheDeclaredKeysAndIndexes() {
        TOPOLOGY.tables().forEach((name, declared) -> {
            var table = cloud.dynamoDb()
                    .describeTable(request -> request.tableName(cloud.nameOf(name)))
                    .table();

            assertThat(table.keySchema())
                    .as(name)
                    .extracting(KeySchemaElement::attributeName)
                    .first()
                    .isEqualTo(declared.partitionKey());
            assertThat(table.globalSecondaryIndexes())
                    .as(name)
                    .extracting(GlobalSecondaryIndexDescription::indexName)
                    .containsExactlyInAnyOrderElementsOf(declared.indexes().keySet());
        });
    }

    @Test
    void itemsExpireWhereThatIsDeclared() {
        TOPOLOGY.tables().forEach((name, declared) -> {
            var ttl = cloud.dynamoDb()
                    .describeTimeToLive(request -> request.tableName(cloud.nameOf(name)))
                    .timeToLiveDescription();

            assertThat(ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED)
                    .as(name)
                    .isEqualTo(declared.ttlAttribute() != null);
        });
    }

    @Test
    void everyQueueHasItsTimesAndItsDeadLetterQueue() {
        TOPOLOGY.queues().forEach((name, declared) -> {
            var attributes = cloud.sqs()
                    .getQueueAttributes(
                            request -> request.queueUrl(cloud.queueUrl(name)).attributeNames(QueueAttributeName.ALL))
                    .attributes();

            assertThat(attributes)
                    .containsEntry(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            Integer.toString(declared.visibilityTimeoutSeconds()))
                    .containsEntry(
                            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                            Integer.toString(declared.receiveWaitSeconds()));
            assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                    .contains(cloud.nameOf(declared.deadLetterQueue()), Integer.toString(declared.maxReceiveCount()));
        });
    }

    @Test
    void aMessageGoesFromEachTopicToTheQueuesThatAreDeclaredForIt() {
        TOPOLOGY.queues().forEach((name, declared) -> {
            var attributes = new TreeMap<String, MessageAttributeValue>();
            declared.filter()
                    .forEach((attribute, values) -> attributes.put(
                            attribute,
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(values.getFirst())
                                    .build()));
            cloud.sns()
                    .publish(request -> request.topicArn(cloud.topicArn(declared.topic()))
                            .message("for " + name)
                            .messageAttributes(attributes));
        });

        TOPOLOGY.queues().forEach((name, declared) -> {
            var received = cloud.sqs()
                    .receiveMessage(request -> request.queueUrl(cloud.queueUrl(name)))
                    .messages();

            assertThat(received).as(name).isNotEmpty();
        });
    }

    @Test
    void provisioningAgainChangesNothingAndLosesNothing() {
        var item = new TreeMap<>(Map.of("eventId", AttributeValue.fromS("EVENT#1")));
        cloud.dynamoDb()
                .putItem(request -> request.tableName(cloud.nameOf("events")).item(item));

        try (var clients = new AwsClients(cloud.endpoints())) {
            new Provisioner(TOPOLOGY, clients).provision(cloud.environmentName());
        }

        var kept = cloud.dynamoDb()
                .getItem(request -> request.tableName(cloud.nameOf("events")).key(item));
        var subscriptions =
                cloud.sns().listSubscriptionsByTopic(request -> request.topicArn(cloud.topicArn("payment-succeeded")));
        assertThat(kept.item()).isEqualTo(item);
        assertThat(subscriptions.subscriptions()).hasSize(1);
    }
}
