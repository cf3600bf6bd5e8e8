package dev.usher.payment.notices;

import dev.usher.platform.aws.IndexTime;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Events that were set aside, in the table of seen events but in separate rows. The index holds only these.
@Singleton
final class DynamoSetAsideEvents implements SetAsideEvents {
    private static final String KEY = "stripeEventId";
    private static final String PREFIX = "ASIDE#";
    private static final String SHARD = "ASIDE";
    private static final int LONGEST_CAUSE = 500;

    /// Longer than the thirty days for which Stripe keeps an event.
    private static final Duration REMEMBER = Duration.ofDays(40);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoSetAsideEvents(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("webhook-inbox");
    }

    @Override
    public void put(String stripeEventId, String cause, Instant now, Instant dueAt) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(stripeEventId))
                .updateExpression("SET asideShard = :shard, asideDueAt = :due, cause = :cause,"
                        + " asideSince = if_not_exists(asideSince, :now),"
                        + " forgetAfter = if_not_exists(forgetAfter, :forget) ADD tries :one")
                .expressionAttributeValues(Map.of(
                        ":shard", AttributeValue.fromS(SHARD),
                        ":due", AttributeValue.fromS(IndexTime.text(dueAt)),
                        ":cause", AttributeValue.fromS(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE))),
                        ":now", AttributeValue.fromS(IndexTime.text(now)),
                        ":forget",
                                AttributeValue.fromN(
                                        Long.toString(now.plus(REMEMBER).getEpochSecond())),
                        ":one", AttributeValue.fromN("1"))));
    }

    @Override
    public List<SetAside> waiting(int most) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("set-aside")
                        .keyConditionExpression("asideShard = :shard")
                        .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(SHARD)))
                        .limit(most))
                .items()
                .stream()
                .limit(most)
                .map(DynamoSetAsideEvents::event)
                .toList();
    }

    @Override
    public void remove(String stripeEventId) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(stripeEventId)));
    }

    private static SetAside event(Map<String, AttributeValue> item) {
        return new SetAside(
                required(item, KEY).s().substring(PREFIX.length()),
                required(item, "cause").s(),
                Integer.parseInt(required(item, "tries").n()),
                Instant.parse(required(item, "asideSince").s()),
                Instant.parse(required(item, "asideDueAt").s()));
    }

    private static Map<String, AttributeValue> key(String stripeEventId) {
        return Map.of(KEY, AttributeValue.fromS(PREFIX + stripeEventId));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "an event that is set aside lacks " + name);
    }
}
