package dev.usher.validation.admission;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.platform.aws.IndexTime;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Admissions in DynamoDB: one item per ticket, and one conditional update per decision.
@Singleton
final class DynamoAdmissionStore implements AdmissionStore {
    private static final String FACTS = "SET registrationId = :registration, eventId = :event, userId = :user, "
            + "attendeeName = :name, #number = :number, #type = :type, typeName = :typeName, "
            + "#status = :status, revision = :revision, "
            + "eventAndType = :eventAndType, learnedAt = if_not_exists(learnedAt, :now)";
    private static final String CHANGED = ", changedEventId = :event, changedAt = :now";
    private static final String NEWER = "(attribute_not_exists(revision) OR revision < :revision)";
    private static final Map<String, String> FACT_NAMES =
            Map.of("#status", "status", "#number", "number", "#type", "type");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoAdmissionStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table("admissions");
    }

    @Override
    public Outcome pass(Claim claim, Passage passage, Terms terms) {
        return write(claim, DynamoPassage.within(terms, claim, passage));
    }

    @Override
    public Outcome passed(Claim claim, Passage passage) {
        return switch (write(claim, DynamoPassage.anyhow(claim, passage))) {
            // Nothing else stands in the way of a passage that is not recorded yet.
            case Outcome.Refused(var existing)
            when existing.filter(ticket -> !ticket.presence().knows(passage.key()))
                    .isPresent() -> new Outcome.Full(existing.get());
            case Outcome other -> other;
        };
    }

    private Outcome write(Claim claim, DynamoPassage write) {
        try {
            var result = dynamo.updateItem(item -> item.tableName(table)
                    .key(key(claim.ticketId()))
                    .updateExpression(write.update())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.values())
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Outcome.Passed(DynamoAdmissionItem.ticket(result.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Outcome.Refused(
                    e.hasItem() ? Optional.of(DynamoAdmissionItem.ticket(e.item())) : Optional.empty());
        }
    }

    @Override
    public Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        try {
            var result = dynamo.updateItem(item -> item.tableName(table)
                    .key(key(ticketId))
                    .updateExpression(
                            "SET #undone = #passage, lastUndone = :key, entries = entries - :one, "
                                    + "undoneCount = if_not_exists(undoneCount, :none) + :one, inside = :no, changedAt = :now REMOVE #passage, usedEventId, lastPassage")
                    .conditionExpression("lastPassage = :key AND inside = :yes AND #passage.#at >= :notBefore "
                            + "AND (attribute_not_exists(undoneCount) OR undoneCount < :most)")
                    .expressionAttributeNames(Map.of(
                            "#passage", DynamoAdmissionItem.PASSAGE + key,
                            "#undone", DynamoAdmissionItem.UNDONE + key,
                            "#at", "at"))
                    .expressionAttributeValues(Map.of(
                            ":key", fromS(key),
                            ":none", AttributeValue.fromN("0"),
                            ":one", AttributeValue.fromN("1"),
                            ":most", AttributeValue.fromN(Integer.toString(MOST_UNDONE)),
                            ":yes", AttributeValue.fromBool(true),
                            ":no", AttributeValue.fromBool(false),
                            ":notBefore", fromS(IndexTime.text(notBefore)),
                            ":now", fromS(IndexTime.text(now))))
                    .returnValues(ReturnValue.ALL_NEW));
            return Optional.of(DynamoAdmissionItem.ticket(result.attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event AND changedAt >= :since")
                        .filterExpression("lastPassage = :key OR lastUndone = :key")
                        .expressionAttributeValues(Map.of(
                                ":event", fromS(eventId.toString()),
                                ":since", fromS(IndexTime.text(since)),
                                ":key", fromS(key)))
                        // It was most likely a moment ago.
                        .scanIndexForward(false))
                .items()
                .stream()
                .map(DynamoAdmissionItem::ticket)
                .findFirst();
    }

    @Override
    public Optional<Ticket> find(TicketId ticketId) {
        var item = dynamo.getItem(get -> get.tableName(table).key(key(ticketId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoAdmissionItem.ticket(item));
    }

    @Override
    public Stream<Ticket> usedTickets(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event")
                        .filterExpression("entries > :none")
                        .expressionAttributeValues(
                                Map.of(":event", fromS(eventId.toString()), ":none", AttributeValue.fromN("0"))))
                .items()
                .stream()
                .map(DynamoAdmissionItem::ticket);
    }

    @Override
    public Stream<History> histories(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event")
                        // Each passage sets it, an exit of somebody who never came in likewise.
                        .filterExpression("attribute_exists(entries)")
                        .expressionAttributeValues(Map.of(":event", fromS(eventId.toString()))))
                .items()
                .stream()
                .map(DynamoAdmissionItem::history);
    }

    @Override
    public void learn(TicketNews news, Instant now) {
        TicketId ticketId = news.state().ticketId();
        var values = new HashMap<>(DynamoAdmissionItem.of(news));
        values.put(":now", fromS(IndexTime.text(now)));
        String facts = FACTS;
        if (news.state().revision() > TicketState.FIRST_REVISION) {
            // The index of changes holds no ticket that is as it was issued: those are by far the most.
            facts += CHANGED;
        }
        boolean isNewestIssue = update(
                ticketId,
                facts + ", issue = :issue",
                NEWER + " AND (attribute_not_exists(issue) OR issue <= :issue)",
                values);
        if (!isNewestIssue) {
            // A code of a later issue was here first; that issue's own message is still to come.
            update(ticketId, facts, NEWER + " AND issue > :issue", values);
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
