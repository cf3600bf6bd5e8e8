package dev.usher.benchmarks.load;

import dev.usher.benchmarks.load.IssuedTickets.Issued;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.topology.Topology;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The one conditional write that lets somebody in, as validation-service makes it, and nothing else: the
/// most that any door could do with this database.
final class BareAdmission {
    private static final String DEVICE = "DEVICE#00000000-0000-4000-8000-000000000001";

    private final DynamoDbClient dynamo;
    private final EventId eventId;
    private final String table = Topology.load().physicalName("admissions", "local");

    BareAdmission(DynamoDbClient dynamo, EventId eventId) {
        this.dynamo = dynamo;
        this.eventId = eventId;
    }

    void admit(Issued ticket) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        String scanId = UUID.randomUUID().toString();
        var key = Map.of("ticketId", text(ticket.ticketId().toString()));
        dynamo.updateItem(update -> update.tableName(table)
                .key(key)
                .updateExpression("SET #passage = :passage, changedEventId = :event, changedAt = :at, "
                        + "lastPassage = :key, inside = :yes, entries = if_not_exists(entries, :none) + :one, "
                        + "validatedAt = :at, gate = :gate, deviceId = :device, usedEventId = :event, "
                        + "issue = :one, userId = if_not_exists(userId, :user), "
                        + "eventId = if_not_exists(eventId, :event), #status = if_not_exists(#status, :valid)")
                .conditionExpression("attribute_not_exists(ticketId) OR (attribute_not_exists(#passage) "
                        + "AND attribute_not_exists(#undone) AND #status = :valid AND issue <= :one "
                        + "AND (attribute_not_exists(entries) OR entries < :one))")
                .expressionAttributeNames(Map.of(
                        "#passage", "passage:" + DEVICE + "|" + scanId,
                        "#undone", "undone:" + DEVICE + "|" + scanId,
                        "#status", "status"))
                .expressionAttributeValues(Map.ofEntries(
                        Map.entry(":passage", passage(now, scanId)),
                        Map.entry(":event", text(eventId.toString())),
                        Map.entry(":at", text(now)),
                        Map.entry(":key", text(DEVICE + "|" + scanId)),
                        Map.entry(":yes", AttributeValue.fromBool(true)),
                        Map.entry(":none", AttributeValue.fromN("0")),
                        Map.entry(":one", AttributeValue.fromN("1")),
                        Map.entry(":gate", text("North")),
                        Map.entry(":device", text(DEVICE)),
                        Map.entry(":user", text("USER#ada")),
                        Map.entry(":valid", text("valid"))))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private static AttributeValue passage(String now, String scanId) {
        return AttributeValue.fromM(Map.of(
                "direction", text("ENTRY"),
                "at", text(now),
                "recordedAt", text(now),
                "gate", text("North"),
                "deviceId", text(DEVICE),
                "scanId", text(scanId)));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
