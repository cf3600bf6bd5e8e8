package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The record in DynamoDB. The partition of a registration has a row per write, with copies of the rows that
/// were written; the partitions of an event list its registrations.
@Singleton
final class DynamoTicketRecord implements TicketRecord {
    /// The most messages in one transaction: as many of the largest fit.
    private static final int AT_ONCE = 10;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoTicketWrites writes;
    private final Outbox outbox;
    private final String table;

    DynamoTicketRecord(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoTicketWrites writes,
            Outbox outbox,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.writes = writes;
        this.outbox = outbox;
        this.table = names.table(DynamoRecordItem.TABLE);
    }

    @Override
    public Stream<RegistrationId> registrations(EventId eventId) {
        return IntStream.range(0, DynamoTicketItem.EVENT_SHARDS)
                .boxed()
                .flatMap(shard -> rows(DynamoTicketItem.eventShard(eventId, shard)))
                .map(DynamoRecordItem::listed);
    }

    @Override
    public Recorded of(RegistrationId registrationId) {
        var order = Order.unknown(registrationId);
        var tickets = new HashMap<TicketId, Ticket>();
        for (Recorded row : rows(registrationId.toString())
                .map(row -> DynamoRecordItem.recorded(registrationId, row))
                .toList()) {
            order = row.order().revision() > order.revision() ? row.order() : order;
            row.tickets()
                    .forEach(ticket -> tickets.merge(
                            ticket.ticketId(),
                            ticket,
                            (one, other) -> one.revision() > other.revision() ? one : other));
        }
        return new Recorded(
                order,
                tickets.values().stream()
                        .sorted(DynamoTicketStore.BY_ORDER_AND_NUMBER)
                        .toList());
    }

    @Override
    public boolean restore(Recorded before, Recorded after) {
        Map<TicketId, Integer> revisions =
                before.tickets().stream().collect(Collectors.toMap(Ticket::ticketId, Ticket::revision));
        var items = new ArrayList<TransactWriteItem>();
        if (!after.order().equals(before.order())) {
            items.add(writes.put(after.order(), before.order().revision()));
        }
        after.tickets().forEach(ticket -> items.add(writes.put(ticket, revisions.getOrDefault(ticket.ticketId(), 0))));
        return items.isEmpty() || transactions.write(items);
    }

    @Override
    public void publishAgain(List<Envelope> messages) {
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            var some = messages.subList(from, Math.min(from + AT_ONCE, messages.size()));
            transactions.write(some.stream().map(outbox::writeAgain).toList());
        }
        outbox.nudge();
    }

    private Stream<Map<String, AttributeValue>> rows(String recordOf) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(DynamoRecordItem.OF + " = :of")
                        .expressionAttributeValues(Map.of(":of", text(recordOf)))
                        .consistentRead(true))
                .items()
                .stream();
    }
}
