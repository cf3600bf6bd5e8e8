package dev.usher.validation.admission;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Admissions in DynamoDB: one item per ticket, and one conditional update per decision.
@Singleton
final class DynamoAdmissionStore implements AdmissionStore {
    private static final Map<String, String> STATUS = Map.of("#status", "status");
    private static final String OPEN = "#status = :valid AND admitsFrom <= :now AND admitsUntil > :now";
    private static final String USE = "SET #status = :used, usedEventId = :event, validatedAt = :at, gate = :gate, "
            + "deviceId = :device, scanId = :scan, eventId = if_not_exists(eventId, :event), "
            + "userId = if_not_exists(userId, :user)";
    private static final String FACTS = "registrationId = :registration, attendeeName = :name, #number = :number, "
            + "eventName = :eventName, #zone = :zone, admitsFrom = :from, admitsUntil = :until, "
            + "eventId = :event, userId = :user, #status = if_not_exists(#status, :valid)";
    private static final Map<String, String> FACT_NAMES =
            Map.of("#status", "status", "#number", "number", "#zone", "zone");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoAdmissionStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public Admission admit(Claim claim, Use use, boolean mayBeNew) {
        var values = new HashMap<>(DynamoAdmissionItem.of(claim, use));
        var update = new StringBuilder(USE);
        if (use.scannedAt() != null) {
            update.append(", scannedAt = :scannedAt");
            values.put(":scannedAt", fromS(DynamoAdmissionItem.text(use.scannedAt())));
        }
        String condition = switch (claim) {
            case Claim.Signed(var code) -> {
                update.append(", issue = :issue");
                values.put(":issue", fromN(Integer.toString(code.issue())));
                String known = "(" + OPEN + " AND issue <= :issue)";
                yield mayBeNew ? "attribute_not_exists(ticketId) OR " + known : known;
            }
            case Claim.Typed _ -> OPEN + " AND eventId = :event AND userId = :user";
        };
        return admit(claim.ticketId(), update.toString(), condition, values);
    }

    private Admission admit(TicketId ticketId, String update, String condition, Map<String, AttributeValue> values) {
        try {
            var result = dynamo.updateItem(item -> item.tableName(table)
                    .key(key(ticketId))
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(STATUS)
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Admission.Admitted(DynamoAdmissionItem.ticket(result.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Admission.Refused(
                    e.hasItem() ? Optional.of(DynamoAdmissionItem.ticket(e.item())) : Optional.empty());
        }
    }

    @Override
    public void issue(Ticket issued) {
        Map<String, AttributeValue> values = DynamoAdmissionItem.of(issued);
        boolean isNewest = update(
                issued.ticketId(),
                "SET issue = :issue, " + FACTS,
                "attribute_not_exists(issue) OR issue <= :issue",
                values);
        if (!isNewest) {
            // A code of a later issue was here first; that issue's own facts may have come, too.
            update(
                    issued.ticketId(),
                    "SET " + FACTS,
                    "issue > :issue AND attribute_not_exists(registrationId)",
                    values);
        }
    }

    private boolean update(TicketId ticketId, String update, String condition, Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(item -> item.tableName(table)
                    .key(key(ticketId))
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(FACT_NAMES)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(TicketId ticketId) {
        return Map.of("ticketId", fromS(ticketId.toString()));
    }
}
