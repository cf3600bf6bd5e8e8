package dev.usher.validation.event;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Events at the door in DynamoDB: one item each, whose facts and rules are written apart.
@Singleton
final class DynamoDoorEventStore implements DoorEventStore {
    private static final Map<String, String> NAMES = Map.of("#name", "name", "#zone", "zone");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoDoorEventStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("door-events");
    }

    @Override
    public Optional<DoorEvent> find(EventId eventId) {
        var item = dynamo.getItem(get -> get.tableName(table).key(key(eventId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoDoorEventItem.toEvent(item));
    }

    @Override
    public void learn(EventFacts facts) {
        update(
                facts.eventId(),
                update -> update.updateExpression("SET revision = :revision, #name = :name, #zone = :zone, "
                                + "admitsFrom = :from, admitsUntil = :until")
                        .conditionExpression("attribute_not_exists(revision) OR revision < :revision")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(Map.of(
                                ":revision", fromN(Integer.toString(facts.revision())),
                                ":name", fromS(facts.name()),
                                ":zone", fromS(facts.zone().getId()),
                                ":from", fromS(facts.admitsFrom().toString()),
                                ":until", fromS(facts.admitsUntil().toString()))));
    }

    @Override
    public boolean rule(EventId eventId, DoorRules rules) {
        return update(
                eventId,
                update -> update.updateExpression("SET " + DynamoDoorEventItem.RULES + " = :rules")
                        .conditionExpression("attribute_exists(revision)")
                        .expressionAttributeValues(Map.of(":rules", DynamoDoorEventItem.of(rules))));
    }

    private boolean update(EventId eventId, Consumer<UpdateItemRequest.Builder> change) {
        try {
            dynamo.updateItem(
                    update -> update.tableName(table).key(key(eventId)).applyMutation(change));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(EventId eventId) {
        return Map.of("eventId", fromS(eventId.toString()));
    }
}
