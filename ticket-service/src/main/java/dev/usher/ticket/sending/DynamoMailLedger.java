package dev.usher.ticket.sending;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The ledger in DynamoDB: a row for each mail that was tried.
@Singleton
final class DynamoMailLedger implements MailLedger, MailHistory {
    private static final String TABLE = "ticket-mails";
    private static final String WAITING = "waiting";
    private static final String SENDING = "sending";
    private static final String SENT = "sent";
    private static final String STATE = "mailState";
    private static final String SINCE = "since";
    private static final String CLAIM = "claim";
    private static final String UNDELIVERED = "undelivered";
    private static final String UNDELIVERED_AT = "undeliveredAt";

    /// Longer than a message can be in a queue (4 days), in its dead-letter queue (14 days), and replayed.
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    DynamoMailLedger(DynamoDbClient dynamo, ResourceNames names, Clock clock) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
        this.clock = clock;
    }

    @Override
    public MailClaim claim(String mailId) {
        var claim = UUID.randomUUID();
        try {
            write(mailId, SENDING, claim, "attribute_not_exists(mailId) OR " + STATE + " = :waiting");
            return new MailClaim.Taken(claim);
        } catch (ConditionalCheckFailedException e) {
            return refused(Item.of(TABLE, e.item()), claim);
        }
    }

    @Override
    public void sent(String mailId, UUID claim) {
        write(mailId, SENT, claim, CLAIM + " = :claim AND " + STATE + " <> :waiting");
    }

    @Override
    public void putBack(String mailId, UUID claim) {
        write(mailId, WAITING, claim, CLAIM + " = :claim AND " + STATE + " IN (:sending, :waiting)");
    }

    @Override
    public boolean undelivered(String mailId, Undelivered what, Instant at) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(Map.of("mailId", text(mailId)))
                    .updateExpression("SET %s = :what, %s = :at".formatted(UNDELIVERED, UNDELIVERED_AT))
                    .conditionExpression("attribute_exists(mailId) AND (attribute_not_exists(%1$s) OR %1$s < :at)"
                            .formatted(UNDELIVERED_AT))
                    .expressionAttributeValues(Map.of(":what", text(what.wireName()), ":at", instant(at)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && !e.item().isEmpty();
        }
    }

    @Override
    public List<Entry> find(Collection<String> mailIds) {
        return DynamoBatches.read(dynamo, table, mailIds, mailId -> Map.of("mailId", text(mailId))).stream()
                .map(row -> Item.of(TABLE, row))
                .map(item -> new Entry(
                        item.text("mailId"),
                        item.text(STATE),
                        item.instant(SINCE),
                        item.optionalText(UNDELIVERED),
                        item.optionalInstant(UNDELIVERED_AT)))
                .toList();
    }

    private static MailClaim refused(Item item, UUID claim) {
        if (item.value(CLAIM, UUID::fromString).equals(claim)) {
            // The SDK wrote it, lost the answer, and tried again.
            return new MailClaim.Taken(claim);
        }
        return item.text(STATE).equals(SENT)
                ? new MailClaim.SentBefore()
                : new MailClaim.TakenByOther(item.instant(SINCE));
    }

    private void write(String mailId, String state, UUID claim, String condition) {
        Instant now = clock.instant();
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of("mailId", text(mailId)))
                .updateExpression("SET %s = :state, %s = :now, %s = :claim, forgetAfter = :forgetAfter"
                        .formatted(STATE, SINCE, CLAIM))
                .conditionExpression(condition)
                .expressionAttributeValues(values(state, claim, now, condition))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    /// DynamoDB refuses values that no expression uses.
    private static Map<String, AttributeValue> values(String state, UUID claim, Instant now, String condition) {
        return new ItemBuilder()
                .with(":state", text(state))
                .with(":claim", text(claim.toString()))
                .with(":now", instant(now))
                .with(":forgetAfter", epochSecond(now.plus(KEPT)))
                .withOptional(":waiting", condition.contains(":waiting") ? WAITING : null, Attribute::text)
                .withOptional(":sending", condition.contains(":sending") ? SENDING : null, Attribute::text)
                .build();
    }
}
