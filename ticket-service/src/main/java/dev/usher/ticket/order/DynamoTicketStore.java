package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tickets in DynamoDB: a row per ticket, and one per order that says how many there are. Since ticket ids
/// derive from the order, its tickets are read by key and not through an index, which would lag behind.
@Singleton
final class DynamoTicketStore implements TicketStore {
    static final Comparator<Ticket> BY_ORDER_AND_NUMBER = Comparator.comparing(
                    (Ticket ticket) -> ticket.registrationId().uuid())
            .thenComparingInt(ticket -> ticket.seat().number());

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoTicketWrites writes;
    private final Outbox outbox;
    private final String tickets;
    private final String orders;

    DynamoTicketStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoTicketWrites writes,
            Outbox outbox,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.writes = writes;
        this.outbox = outbox;
        this.tickets = names.table(DynamoTicketItem.TABLE);
        this.orders = names.table(DynamoOrderItem.TABLE);
    }

    @Override
    public boolean write(TicketWrite write) {
        if (!transactions.write(writes.of(write))) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    @Override
    public Order order(RegistrationId registrationId) {
        return DynamoRows.find(dynamo, orders, Map.of("registrationId", text(registrationId)))
                .map(DynamoOrderItem::toOrder)
                .orElseGet(() -> Order.unknown(registrationId));
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        var rows = DynamoBatches.read(dynamo, tickets, ticketIds, id -> Map.of("ticketId", text(id)));
        return rows.stream()
                .map(DynamoTicketItem::toTicket)
                .sorted(BY_ORDER_AND_NUMBER)
                .toList();
    }

    @Override
    public List<Ticket> ofRegistration(RegistrationId registrationId) {
        return find(IntStream.rangeClosed(1, order(registrationId).tickets())
                .mapToObj(number -> TicketId.derive(registrationId, number))
                .toList());
    }
}
