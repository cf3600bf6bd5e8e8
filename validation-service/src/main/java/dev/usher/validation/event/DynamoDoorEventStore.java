package dev.usher.validation.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Stores events in DynamoDB: one item each. Facts and rules are written separately.
@Singleton
final class DynamoDoorEventStore implements DoorEventStore {
    private static final int MAX_ATTEMPTS = 30;
    private static final Map<String, String> NAMES = Map.of("#name", "name", "#zone", "zone");

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final Clock clock;
    private final String table;

    DynamoDoorEventStore(
            DynamoDbClient dynamo, DynamoTransactions transactions, Outbox outbox, Clock clock, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
        this.table = names.table(DynamoDoorEventItem.TABLE);
    }

    @Override
    public Optional<DoorEvent> find(EventId eventId) {
        var item = row(eventId);
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoDoorEventItem.toEvent(item));
    }

    @Override
    public void learn(EventFacts facts) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
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
                            ":until", instant(facts.admitsUntil()))));
        } catch (ConditionalCheckFailedException _) {
            // The same or something newer is known.
        }
    }

    @Override
    public RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        return Retry.untilWon(MAX_ATTEMPTS, eventId, () -> tryToRule(eventId, rules, expected));
    }

    private Optional<RuleOutcome> tryToRule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        var row = row(eventId);
        if (row.isEmpty()) {
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
        if (!transactions.write(List.of(replaceRules(eventId, rules, revision), message))) {
            return Optional.empty();
        }
        outbox.nudge();
        return Optional.of(new RuleOutcome.Ruled(before.with(rules)));
    }

    private TransactWriteItem replaceRules(EventId eventId, DoorRules rules, int revision) {
        var values = new HashMap<>(Map.of(
                ":rules", DynamoDoorEventItem.of(rules),
                ":next", number(revision + 1)));
        String unchanged = "attribute_not_exists(" + DynamoDoorEventItem.RULES_REVISION + ")";
        if (revision > 0) {
            values.put(":read", number(revision));
            unchanged = DynamoDoorEventItem.RULES_REVISION + " = :read";
        }
        var update = Update.builder()
                .tableName(table)
                .key(key(eventId))
                .updateExpression("SET " + DynamoDoorEventItem.RULES + " = :rules, "
                        + DynamoDoorEventItem.RULES_REVISION + " = :next")
                .conditionExpression("attribute_exists(revision) AND " + unchanged)
                .expressionAttributeValues(values)
                .build();
        return TransactWriteItem.builder().update(update).build();
    }

    private Map<String, AttributeValue> row(EventId eventId) {
        return dynamo.getItem(get -> get.tableName(table).key(key(eventId)).consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of("eventId", text(eventId));
    }
}
