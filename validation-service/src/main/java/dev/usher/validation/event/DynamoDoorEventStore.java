package dev.usher.validation.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Stores events in DynamoDB: one item each. Facts and rules are written separately. Rules, which nobody else
/// knows, are also copied to the door's record (docs/adr/0015).
@Singleton
final class DynamoDoorEventStore implements DoorEventStore {
    private static final Map<String, String> NAMES = Map.of("#name", "name", "#zone", "zone");

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;
    private final String table;
    private final String record;

    DynamoDoorEventStore(
            DynamoDbClient dynamo, DynamoTransactions transactions, Outbox outbox, Clock clock, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
        this.table = names.table(DynamoDoorEventItem.TABLE);
        this.record = names.table("door-record");
    }

    @Override
    public Optional<DoorEvent> find(EventId eventId) {
        return row(eventId).map(DynamoDoorEventItem::toEvent);
    }

    @Override
    public void learn(EventFacts facts) {
        // If the condition does not hold, the same or something newer is known.
        DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(key(facts.eventId()))
                .updateExpression("SET revision = :revision, #name = :name, #zone = :zone, "
                        + "admitsFrom = :from, admitsUntil = :until")
                .conditionExpression("attribute_not_exists(revision) OR revision < :revision")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(
                        ":revision", number(facts.revision()),
                        ":name", text(facts.name()),
                        ":zone", text(facts.zone().getId()),
                        ":from", instant(facts.admitsFrom()),
                        ":until", instant(facts.admitsUntil())))));
    }

    @Override
    public RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        return Retry.untilWon(eventId, () -> tryToRule(eventId, rules, expected));
    }

    private Optional<RuleOutcome> tryToRule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        Map<String, AttributeValue> row = row(eventId).orElse(null);
        if (row == null) {
            return Optional.of(new RuleOutcome.UnknownEvent());
        }
        DoorEvent before = DynamoDoorEventItem.toEvent(row);
        if (expected != null && !expected.equals(before.rules())) {
            return Optional.of(new RuleOutcome.ChangedMeanwhile());
        }
        int revision = DynamoDoorEventItem.rulesRevision(row);
        Instant now = clock.instant();
        // The condition on the revision is enough. A message of an event table that was lost must not prevent a new
        // one.
        var message = outbox.writeAgain(Envelope.of(now, rules.changed(eventId, revision + 1, now)));
        var replaced = replaceRules(eventId, rules, revision);
        if (!transactions.write(List.of(replaced, copyRules(eventId, rules, revision + 1), message))) {
            return Optional.empty();
        }
        outbox.nudge();
        return Optional.of(new RuleOutcome.Ruled(before.with(rules)));
    }

    private TransactWriteItem replaceRules(EventId eventId, DoorRules rules, int revision) {
        var values = new HashMap<>(Map.of(
                ":rules", DynamoDoorEventItem.of(rules),
                ":next", number(revision + 1)));
        if (revision > 0) {
            values.put(":read", number(revision));
        }
        String unchanged = revision > 0
                ? DynamoDoorEventItem.RULES_REVISION + " = :read"
                : "attribute_not_exists(" + DynamoDoorEventItem.RULES_REVISION + ")";
        return Writes.update(update -> update.tableName(table)
                .key(key(eventId))
                .updateExpression("SET " + DynamoDoorEventItem.RULES + " = :rules, "
                        + DynamoDoorEventItem.RULES_REVISION + " = :next")
                .conditionExpression("attribute_exists(revision) AND " + unchanged)
                .expressionAttributeValues(values));
    }

    private TransactWriteItem copyRules(EventId eventId, DoorRules rules, int revision) {
        var copy = new HashMap<>(recordKey(eventId));
        copy.put(DynamoDoorEventItem.RULES, DynamoDoorEventItem.of(rules));
        copy.put(DynamoDoorEventItem.RULES_REVISION, number(revision));
        return Writes.put(put -> put.tableName(record).item(copy));
    }

    @Override
    public boolean restoreRules(EventId eventId) {
        return DynamoRows.find(dynamo, record, recordKey(eventId))
                .filter(copy -> DynamoRows.wrote(() -> restoreRules(eventId, copy)))
                .isPresent();
    }

    private void restoreRules(EventId eventId, Map<String, AttributeValue> copy) {
        // Restored unread, they could make the whole event unreadable.
        DynamoDoorEventItem.requireReadableRules(copy);
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(eventId))
                .updateExpression("SET " + DynamoDoorEventItem.RULES + " = :rules, "
                        + DynamoDoorEventItem.RULES_REVISION + " = :revision")
                .conditionExpression("attribute_not_exists(" + DynamoDoorEventItem.RULES_REVISION + ")")
                .expressionAttributeValues(Map.of(
                        ":rules", copy.get(DynamoDoorEventItem.RULES),
                        ":revision", copy.get(DynamoDoorEventItem.RULES_REVISION))));
    }

    /// Restored rules may come before what payment-service says about the event. Without that it is unknown.
    private Optional<Map<String, AttributeValue>> row(EventId eventId) {
        return DynamoRows.find(dynamo, table, key(eventId)).filter(row -> row.containsKey("revision"));
    }

    /// Separate from the copies of the event's tickets, whose mere presence says that there were some.
    private static Map<String, AttributeValue> recordKey(EventId eventId) {
        return Map.of("eventId", text("RULES#" + eventId), "copyId", text("newest"));
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of("eventId", text(eventId));
    }
}
