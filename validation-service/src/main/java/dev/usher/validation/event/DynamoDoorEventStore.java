package dev.usher.validation.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Stores events in DynamoDB: one item each. Facts and rules are written separately.
@Singleton
final class DynamoDoorEventStore implements DoorEventStore {
    private static final Map<String, String> NAMES = Map.of("#name", "name", "#zone", "zone");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoDoorEventStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(DynamoDoorEventItem.TABLE);
    }

    @Override
    public Optional<DoorEvent> find(EventId eventId) {
        var item = dynamo.getItem(get -> get.tableName(table).key(key(eventId)).consistentRead(true))
                .item();
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
        var values = new HashMap<>(Map.of(":rules", DynamoDoorEventItem.of(rules)));
        if (expected != null) {
            values.put(":expected", DynamoDoorEventItem.of(expected));
        }
        try {
            var ruled = dynamo.updateItem(update -> update.tableName(table)
                    .key(key(eventId))
                    .updateExpression("SET " + DynamoDoorEventItem.RULES + " = :rules")
                    .conditionExpression("attribute_exists(revision)" + condition(expected))
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new RuleOutcome.Ruled(DynamoDoorEventItem.toEvent(ruled.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() ? new RuleOutcome.ChangedMeanwhile() : new RuleOutcome.UnknownEvent();
        }
    }

    private static String condition(@Nullable DoorRules expected) {
        if (expected == null) {
            return "";
        }
        String same = DynamoDoorEventItem.RULES + " = :expected";
        return expected.equals(DoorRules.DEFAULT)
                ? " AND (attribute_not_exists(" + DynamoDoorEventItem.RULES + ") OR " + same + ")"
                : " AND " + same;
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of("eventId", text(eventId));
    }
}
