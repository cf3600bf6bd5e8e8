package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that record tickets, for callers that add writes of their own to the transaction.
@Singleton
public final class DynamoTicketWrites {
    private static final String REGISTRATION_ID = "registrationId";
    private static final String TICKET_ID = "ticketId";

    private final Outbox outbox;
    private final String tickets;
    private final String orders;

    /// Writes to these tables.
    public DynamoTicketWrites(Outbox outbox, ResourceNames names) {
        this.outbox = outbox;
        this.tickets = names.table(DynamoTicketItem.TABLE);
        this.orders = names.table(DynamoOrderItem.TABLE);
    }

    /// Each one cancels the transaction if another caller was first.
    public List<TransactWriteItem> of(TicketWrite write) {
        var items = new ArrayList<TransactWriteItem>();
        if (write.order() != null) {
            Order order = write.order();
            items.add(put(orders, DynamoOrderItem.of(order), REGISTRATION_ID, order.revision()));
        }
        write.tickets()
                .forEach(ticket -> items.add(put(tickets, DynamoTicketItem.of(ticket), TICKET_ID, ticket.revision())));
        write.messages().forEach(message -> items.add(outbox.write(message)));
        return items;
    }

    /// Cancels the transaction if the ticket has changed since it was read.
    public TransactWriteItem unchanged(Ticket ticket) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(tickets)
                        .key(Map.of(TICKET_ID, text(ticket.ticketId())))
                        .conditionExpression("revision = :read")
                        .expressionAttributeValues(Map.of(":read", number(ticket.revision()))))
                .build();
    }

    /// A new ticket may have any revision: one that is already refunded when it is made starts with 2.
    private static TransactWriteItem put(String table, Map<String, AttributeValue> item, String key, int newRevision) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(" + key + ") OR revision = :before")
                        .expressionAttributeValues(Map.of(":before", number(newRevision - 1))))
                .build();
    }
}
