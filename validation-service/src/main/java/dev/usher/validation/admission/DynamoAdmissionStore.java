package dev.usher.validation.admission;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.retry.Retry;
import dev.usher.platform.tracing.TraceContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Stores admissions in DynamoDB: one item per ticket, and one conditional update per decision.
@Singleton
final class DynamoAdmissionStore implements AdmissionStore {
    private static final String FACTS = "SET registrationId = :registration, eventId = :event, userId = :user, "
            + "attendeeName = :name, #number = :number, #type = :type, typeName = :typeName, "
            + "#status = :status, revision = :revision, changedEventId = :event, changedAt = :now, "
            + DynamoAdmissionItem.NEXT_VERSION;
    /// Each retry means that another writer changed the same ticket in between.
    private static final int MOST_TURNS = 20;

    /// A row that was restored from the record lacks what people are shown, and takes the same revision again.
    private static final String NEWER = "(attribute_not_exists(revision) OR revision < :revision"
            + " OR (revision = :revision AND attribute_not_exists(registrationId)))";
    private static final Map<String, String> FACT_NAMES =
            Map.of("#status", "status", "#number", "number", "#type", "type");

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoAdmissionStore(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(DynamoAdmissionItem.TABLE);
    }

    @Override
    public Outcome pass(Claim claim, Passage passage, Terms terms) {
        return write(claim, passage, DynamoPassage.within(terms, claim, passage), known -> {
            boolean mayPass = known.isEmpty()
                    ? Admissibility.ofUnknown(claim, terms)
                    : Admissibility.of(claim, passage, terms, known.get());
            return mayPass ? Optional.empty() : Optional.of(new Outcome.Refused(known));
        });
    }

    @Override
    public Outcome passed(Claim claim, Passage passage) {
        return write(claim, passage, DynamoPassage.anyhow(claim, passage), known -> {
            if (known.isEmpty()) {
                return claim instanceof Claim.Signed ? Optional.empty() : Optional.of(new Outcome.Refused(known));
            }
            Ticket ticket = known.get();
            if (ticket.presence().knows(passage.key())) {
                return Optional.of(new Outcome.Refused(known));
            }
            return ticket.presence().hasRoomFor(passage) ? Optional.empty() : Optional.of(new Outcome.Full(ticket));
        });
    }

    /// Decides in one write if possible; otherwise reads the row and writes on condition that it did not
    /// change.
    ///
    /// @param objection returns the refusal for the known ticket; empty if the passage may be written
    private Outcome write(
            Claim claim, Passage passage, DynamoWrite first, Function<Optional<Ticket>, Optional<Outcome>> objection) {
        DynamoWritten written = write(claim.ticketId(), first);
        DynamoAdmissionItem.linkToIssue(written.row());
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (written.isDone()) {
                return new Outcome.Passed(DynamoAdmissionItem.ticket(written.row()));
            }
            Optional<Ticket> known = written.ticket();
            Optional<Outcome> refusal = objection.apply(known);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            written = write(
                    claim.ticketId(),
                    DynamoUse.passage(
                            known.orElseGet(() -> Ticket.introducedBy(claim)),
                            known.isEmpty() ? null : DynamoAdmissionItem.version(written.row()),
                            claim,
                            passage));
        }
        throw new IllegalStateException(claim.ticketId() + " changes faster than it can be read");
    }

    @Override
    public Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        return Retry.untilWon(ticketId, () -> {
            Map<String, AttributeValue> row =
                    DynamoRows.find(dynamo, table, key(ticketId)).orElse(Map.of());
            Optional<Ticket> known = ticket(row);
            Optional<Passage> entry = known.flatMap(ticket -> ticket.presence().undoable(key, notBefore));
            if (known.isEmpty() || entry.isEmpty()) {
                return Optional.of(Optional.empty());
            }
            DynamoWritten written =
                    write(ticketId, DynamoUse.undo(known.get(), DynamoAdmissionItem.version(row), entry.get(), now));
            return written.isDone() ? Optional.of(written.ticket()) : Optional.empty();
        });
    }

    private DynamoWritten write(TicketId ticketId, DynamoWrite write) {
        try {
            var result = dynamo.updateItem(item -> item.tableName(table)
                    .key(key(ticketId))
                    .updateExpression(write.update())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.values())
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new DynamoWritten(true, result.attributes());
        } catch (ConditionalCheckFailedException e) {
            return new DynamoWritten(false, e.hasItem() ? e.item() : Map.of());
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
                                ":event", text(eventId),
                                ":since", instant(since),
                                ":key", text(key)))
                        // The newest changes first: the passage was most likely a moment ago.
                        .scanIndexForward(false))
                .items()
                .stream()
                .map(DynamoAdmissionItem::ticket)
                .findFirst();
    }

    @Override
    public Optional<Ticket> find(TicketId ticketId) {
        return DynamoRows.find(dynamo, table, key(ticketId)).map(DynamoAdmissionItem::ticket);
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        return DynamoBatches.read(dynamo, table, ticketIds, DynamoAdmissionStore::key).stream()
                .map(DynamoAdmissionItem::ticket)
                .toList();
    }

    private static Optional<Ticket> ticket(Map<String, AttributeValue> row) {
        return row.isEmpty() ? Optional.empty() : Optional.of(DynamoAdmissionItem.ticket(row));
    }

    @Override
    public Stream<Ticket> passedTickets(EventId eventId) {
        return passed(eventId).map(DynamoAdmissionItem::ticket);
    }

    @Override
    public Stream<History> histories(EventId eventId) {
        return passed(eventId).map(DynamoAdmissionItem::history);
    }

    /// Every passage sets entries, including the exits of people who were not scanned in.
    private Stream<Map<String, AttributeValue>> passed(EventId eventId) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName("changed-by-event")
                        .keyConditionExpression("changedEventId = :event")
                        .filterExpression("attribute_exists(entries)")
                        .expressionAttributeValues(Map.of(":event", text(eventId))))
                .items()
                .stream();
    }

    @Override
    public void learn(TicketNews news, Instant now) {
        TicketId ticketId = news.state().ticketId();
        var values = new HashMap<>(DynamoAdmissionItem.of(news));
        values.put(":now", instant(now));
        values.putAll(DynamoAdmissionItem.VERSION_VALUES);
        String facts = FACTS;
        String traceparent = TraceContext.current();
        if (traceparent != null) {
            facts += ", " + TraceContext.NAME + " = :traceparent";
            values.put(":traceparent", text(traceparent));
        }
        boolean isNewestIssue = update(
                ticketId,
                facts + ", issue = :issue",
                NEWER + " AND (attribute_not_exists(issue) OR issue <= :issue)",
                values);
        if (!isNewestIssue) {
            // A code of a later issue was scanned first. The message about that issue has not arrived yet.
            update(ticketId, facts, NEWER + " AND issue > :issue", values);
        }
    }

    private boolean update(TicketId ticketId, String update, String condition, Map<String, AttributeValue> values) {
        return DynamoRows.wrote(() -> dynamo.updateItem(item -> item.tableName(table)
                .key(key(ticketId))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(FACT_NAMES)
                .expressionAttributeValues(values)));
    }

    /// The result of a write.
    ///
    /// @param row the row after the write, or the row that failed its condition; empty if there is none
    private record DynamoWritten(boolean isDone, Map<String, AttributeValue> row) {
        Optional<Ticket> ticket() {
            return DynamoAdmissionStore.ticket(row);
        }
    }

    private static Map<String, AttributeValue> key(TicketId ticketId) {
        return Map.of("ticketId", text(ticketId));
    }
}
