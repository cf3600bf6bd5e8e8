package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes that store tickets and add them to the record, for callers that add writes of their own to the
/// transaction.
@Singleton
public final class DynamoTicketWrites {
    private static final String REGISTRATION_ID = "registrationId";
    private static final String TICKET_ID = "ticketId";

    private final Outbox outbox;
    private final String tickets;
    private final String orders;
    private final String record;

    /// Writes to these tables.
    public DynamoTicketWrites(Outbox outbox, ResourceNames names) {
        this.outbox = outbox;
        this.tickets = names.table(DynamoTicketItem.TABLE);
        this.orders = names.table(DynamoOrderItem.TABLE);
        this.record = names.table(DynamoRecordItem.TABLE);
    }

    /// Each one cancels the transaction if another caller was first.
    public List<TransactWriteItem> of(TicketWrite write) {
        var items = new ArrayList<TransactWriteItem>();
        if (write.order() != null) {
            Order order = write.order();
            items.add(put(order, order.revision() - 1));
        }
        write.tickets().forEach(ticket -> items.add(put(ticket, ticket.revision() - 1)));
        DynamoRecordItem.of(write).forEach(row -> items.add(recorded(row)));
        write.messages().forEach(message -> items.add(outbox.write(message)));
        return items;
    }

    /// Cancels the transaction if the ticket has changed since it was read.
    public TransactWriteItem unchanged(Ticket ticket) {
        return Writes.check(check -> check.tableName(tickets)
                .key(Map.of(TICKET_ID, text(ticket.ticketId())))
                .conditionExpression("revision = :read")
                .expressionAttributeValues(Map.of(":read", number(ticket.revision()))));
    }

    /// Puts an order in place of this revision of it, or if there is none.
    TransactWriteItem put(Order order, int before) {
        return put(orders, DynamoOrderItem.of(order), REGISTRATION_ID, before);
    }

    /// Puts a ticket in place of this revision of it, or if there is none. A new ticket may have any
    /// revision: one that is already refunded when it is made starts with 2.
    TransactWriteItem put(Ticket ticket, int before) {
        return put(tickets, DynamoTicketItem.of(ticket), TICKET_ID, before);
    }

    private TransactWriteItem recorded(Map<String, AttributeValue> row) {
        return Writes.put(put -> put.tableName(record)
                .item(row)
                .conditionExpression("attribute_not_exists(" + DynamoRecordItem.OF + ")"));
    }

    private static TransactWriteItem put(String table, Map<String, AttributeValue> item, String key, int before) {
        return Writes.put(put -> put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(" + key + ") OR revision = :before")
                .expressionAttributeValues(Map.of(":before", number(before))));
    }
}
