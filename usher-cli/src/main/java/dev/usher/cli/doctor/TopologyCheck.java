package dev.usher.cli.doctor;

import dev.usher.cli.cloud.Caller;
import dev.usher.contracts.topology.Topology;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Compares an environment with topology.json: queues, topics, subscriptions, tables and buckets. Changes nothing. One
/// part that is missing, or may not be looked at, does not keep it from the others.
final class TopologyCheck {
    private static final JsonMapper JSON = JsonMapper.createDefault();

    private final SqsClient sqs;
    private final SnsClient sns;
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final Topology topology = Topology.load();
    private final String environment;
    private final Caller caller;
    private final List<String> differences = new ArrayList<>();

    TopologyCheck(SqsClient sqs, SnsClient sns, DynamoDbClient dynamo, S3Client s3, String environment, Caller caller) {
        this.sqs = sqs;
        this.sns = sns;
        this.dynamo = dynamo;
        this.s3 = s3;
        this.environment = environment;
        this.caller = caller;
    }

    /// What is not as declared, one sentence each; empty if all is.
    List<String> differences() {
        differences.clear();
        var arns = new HashMap<String, String>();
        topology.deadLetterQueues()
                .forEach((name, queue) -> look("queue " + name, () -> {
                    Map<QueueAttributeName, String> found = attributes(name);
                    arns.put(name, value(found, QueueAttributeName.QUEUE_ARN));
                    retention("queue " + name, queue.retentionSeconds(), found);
                }));
        topology.queues()
                .forEach((name, queue) -> look("queue " + name, () -> {
                    Map<QueueAttributeName, String> found = attributes(name);
                    arns.put(name, value(found, QueueAttributeName.QUEUE_ARN));
                    queue(name, queue, found, arns);
                }));
        topology.topics().keySet().forEach(name -> look("topic " + name, () -> topic(name, arns)));
        topology.tables().forEach((name, table) -> look("table " + name, () -> table(name, table)));
        topology.buckets()
                .keySet()
                .forEach(name -> look("bucket " + name, () -> {
                    String bucket = topology.bucketName(name, environment, caller.account());
                    s3.getBucketLocation(get -> get.bucket(bucket).expectedBucketOwner(caller.account()));
                }));
        return List.copyOf(differences);
    }

    private void queue(
            String name, Topology.Queue queue, Map<QueueAttributeName, String> found, Map<String, String> arns) {
        String what = "queue " + name;
        same(
                what,
                "hides received messages for",
                queue.visibilityTimeoutSeconds(),
                value(found, QueueAttributeName.VISIBILITY_TIMEOUT));
        same(
                what,
                "waits for messages for",
                queue.receiveWaitSeconds(),
                value(found, QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS));
        retention(what, queue.retentionSeconds(), found);
        Map<String, Object> redrive = json(value(found, QueueAttributeName.REDRIVE_POLICY));
        same(
                what,
                "moves messages after receives",
                queue.maxReceiveCount(),
                String.valueOf(redrive.get("maxReceiveCount")));
        same(
                what,
                "has the dead-letter queue",
                String.valueOf(arns.get(queue.deadLetterQueue())),
                String.valueOf(redrive.get("deadLetterTargetArn")));
    }

    /// local-cloud's queues keep messages for ever, and do not know the attribute.
    private void retention(String what, int declared, Map<QueueAttributeName, String> found) {
        Optional.ofNullable(found.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .ifPresent(seconds -> same(what, "keeps messages for", declared, seconds));
    }

    private void topic(String name, Map<String, String> arns) {
        // Any queue's ARN says region and account.
        String anyQueue = arns.values().stream().findFirst().orElse("");
        String topic = anyQueue.replaceFirst(":sqs:", ":sns:")
                .replaceFirst("[^:]*$", topology.physicalName(name, environment));
        Map<String, Subscription> subscriptions =
                sns.listSubscriptionsByTopicPaginator(list -> list.topicArn(topic)).subscriptions().stream()
                        .collect(Collectors.toMap(Subscription::endpoint, it -> it, (first, _) -> first));
        topology.queues().forEach((queue, settings) -> {
            if (settings.topic().equals(name)) {
                @Nullable Subscription subscription = subscriptions.remove(String.valueOf(arns.get(queue)));
                if (subscription == null) {
                    differences.add("topic " + name + " does not deliver to queue " + queue);
                } else {
                    look("the subscription of " + queue, () -> subscription(queue, settings, subscription, arns));
                }
            }
        });
        // Operators may subscribe to a topic that no service consumes, such as `admission-conflict`.
        if (topology.queues().values().stream().anyMatch(queue -> queue.topic().equals(name))) {
            subscriptions.forEach((endpoint, subscription) ->
                    differences.add("topic " + name + " also delivers to " + subscription.protocol() + " " + endpoint));
        }
    }

    private void subscription(
            String queue, Topology.Queue settings, Subscription subscription, Map<String, String> arns) {
        String what = "the subscription of " + queue;
        Map<String, String> found = sns.getSubscriptionAttributes(
                        get -> get.subscriptionArn(subscription.subscriptionArn()))
                .attributes();
        same(what, "delivers raw", true, String.valueOf(found.get("RawMessageDelivery")));
        same(
                what,
                "filters by",
                json(write(settings.filter())).toString(),
                json(Objects.requireNonNullElse(found.get("FilterPolicy"), "{}"))
                        .toString());
        same(
                what,
                "gives up into",
                String.valueOf(arns.get(settings.deadLetterQueue())),
                String.valueOf(json(Objects.requireNonNullElse(found.get("RedrivePolicy"), "{}"))
                        .get("deadLetterTargetArn")));
    }

    private void table(String name, Topology.Table table) {
        String what = "table " + name;
        String physical = topology.physicalName(name, environment);
        TableDescription found =
                dynamo.describeTable(describe -> describe.tableName(physical)).table();
        same(what, "has the keys", keys(table.partitionKey(), table.sortKey()), keys(found.keySchema()));
        Map<String, String> indexes = found.globalSecondaryIndexes().stream()
                .collect(Collectors.toMap(index -> index.indexName(), index -> keys(index.keySchema())));
        table.indexes()
                .forEach((index, declared) -> same(
                        what,
                        "has the index " + index + " with",
                        keys(declared.partitionKey(), declared.sortKey()),
                        String.valueOf(indexes.get(index))));
        if (table.ttlAttribute() != null) {
            same(
                    what,
                    "forgets rows by",
                    table.ttlAttribute(),
                    String.valueOf(dynamo.describeTimeToLive(describe -> describe.tableName(physical))
                            .timeToLiveDescription()
                            .attributeName()));
        }
    }

    private Map<QueueAttributeName, String> attributes(String queue) {
        String url = sqs.getQueueUrl(get -> get.queueName(topology.physicalName(queue, environment)))
                .queueUrl();
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private void same(String what, String how, Object declared, String found) {
        if (!declared.toString().equals(found)) {
            differences.add(what + " " + how + " " + found + ", declared: " + declared);
        }
    }

    private void look(String what, Runnable look) {
        try {
            look.run();
        } catch (SdkException e) {
            differences.add(what + ": " + e.getMessage());
        }
    }

    private static String value(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Objects.requireNonNullElse(attributes.get(name), "nothing");
    }

    private static String keys(List<KeySchemaElement> schema) {
        return keys(
                key(schema, KeyType.HASH).orElse("nothing"),
                key(schema, KeyType.RANGE).orElse(null));
    }

    private static Optional<String> key(List<KeySchemaElement> schema, KeyType type) {
        return schema.stream()
                .filter(element -> element.keyType() == type)
                .map(KeySchemaElement::attributeName)
                .findFirst();
    }

    private static String keys(String partitionKey, @Nullable String sortKey) {
        return sortKey == null ? partitionKey : partitionKey + " and " + sortKey;
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> json(String text) {
        try {
            return new TreeMap<>(JSON.readValue(text, Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            return Map.of();
        }
    }
}
