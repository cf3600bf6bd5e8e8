package dev.usher.payment.notices;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Events that were set aside, in the table of seen events but in separate rows. The index holds only these.
@Singleton
final class DynamoSetAsideEvents implements SetAsideEvents {
    private static final String TABLE = "webhook-inbox";
    private static final String KEY = "stripeEventId";
    private static final String PREFIX = "ASIDE#";
    private static final String SHARD = "ASIDE";
    private static final int LONGEST_CAUSE = 500;

    /// Longer than the thirty days for which Stripe keeps an event.
    private static final Duration REMEMBER = Duration.ofDays(40);

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final String table;

    DynamoSetAsideEvents(DynamoDbClient dynamo, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.table = names.table(TABLE);
    }

    @Override
    public void put(String stripeEventId, String cause, Instant now, Instant dueAt) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(stripeEventId))
                .updateExpression("SET asideShard = :shard, asideDueAt = :due, cause = :cause,"
                        + " asideSince = if_not_exists(asideSince, :now),"
                        + " forgetAfter = if_not_exists(forgetAfter, :forget) ADD tries :one")
                .expressionAttributeValues(Map.of(
                        ":shard", text(SHARD),
                        ":due", instant(dueAt),
                        ":cause", text(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE))),
                        ":now", instant(now),
                        ":forget", epochSecond(now.plus(REMEMBER)),
                        ":one", number(1))));
    }

    @Override
    public List<SetAside> waiting(int most) {
        var waiting = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("set-aside")
                        .keyConditionExpression("asideShard = :shard")
                        .expressionAttributeValues(Map.of(":shard", text(SHARD)))
                        .limit(most))
                .items();
        return rows.of(TABLE, KEY, waiting, DynamoSetAsideEvents::event)
                .limit(most)
                .toList();
    }

    @Override
    public void remove(String stripeEventId) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(stripeEventId)));
    }

    private static SetAside event(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new SetAside(
                item.text(KEY).substring(PREFIX.length()),
                item.text("cause"),
                item.number("tries"),
                item.instant("asideSince"),
                item.instant("asideDueAt"));
    }

    private static Map<String, AttributeValue> key(String stripeEventId) {
        return Map.of(KEY, text(PREFIX + stripeEventId));
    }
}
