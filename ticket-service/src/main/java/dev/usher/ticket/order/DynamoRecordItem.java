package dev.usher.ticket.order;

import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.ticket.event.DynamoEventFactsItem;
import dev.usher.ticket.order.TicketRecord.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a write to its rows in the record. A row's id says what was written, so that no revision can be
/// recorded twice, and an order's tickets are listed once. Therefore a write that does not know earlier ones,
/// because their rows were lost, is refused until they are restored.
final class DynamoRecordItem {
    static final String TABLE = "ticket-record";

    /// The partition key: a registration, or a shard of an event.
    static final String OF = "recordOf";

    private static final String ID = "recordId";
    private static final String ORDER = "order";
    private static final String TICKETS = "tickets";

    private DynamoRecordItem() {}

    /// The rows that record a write; empty if it consists of messages only.
    static List<Map<String, AttributeValue>> of(TicketWrite write) {
        if (write.order() == null && write.tickets().isEmpty()) {
            return List.of();
        }
        Map<String, AttributeValue> row = row(write);
        if (!isIssuing(write)) {
            return List.of(row);
        }
        RegistrationId registrationId = registrationId(write);
        EventId eventId = write.tickets().getFirst().event().eventId();
        return List.of(
                row,
                Map.of(
                        OF, text(DynamoTicketItem.eventShard(eventId, shardOf(registrationId))),
                        ID, text(registrationId)));
    }

    /// The registration of a row in an event's partition.
    static RegistrationId listed(Map<String, AttributeValue> attributes) {
        return Item.of(TABLE, attributes).value(ID, RegistrationId::parse);
    }

    /// The order and tickets of a row in a registration's partition.
    static Recorded recorded(RegistrationId registrationId, Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Recorded(
                item.has(ORDER) ? DynamoOrderItem.toOrder(item.item(ORDER)) : Order.unknown(registrationId),
                item.has(TICKETS)
                        ? item.items(
                                TICKETS, ticket -> DynamoTicketItem.toTicket(ticket, item.item(DynamoTicketItem.EVENT)))
                        : List.of());
    }

    private static Map<String, AttributeValue> row(TicketWrite write) {
        var row = new ItemBuilder().with(OF, text(registrationId(write))).with(ID, text(id(write)));
        if (write.order() != null) {
            row.with(ORDER, AttributeValue.fromM(DynamoOrderItem.of(write.order())));
        }
        if (!write.tickets().isEmpty()) {
            // The facts of the event are the largest part, and the same in all tickets of an order.
            row.with(
                    DynamoTicketItem.EVENT,
                    DynamoEventFactsItem.of(write.tickets().getFirst().event()));
            row.with(TICKETS, list(write.tickets(), DynamoRecordItem::withoutEvent));
        }
        return row.build();
    }

    private static AttributeValue withoutEvent(Ticket ticket) {
        var copy = new HashMap<>(DynamoTicketItem.of(ticket));
        copy.remove(DynamoTicketItem.EVENT);
        return AttributeValue.fromM(copy);
    }

    private static String id(TicketWrite write) {
        if (write.order() != null) {
            return ORDER + "#" + sortable(write.order().revision());
        }
        Ticket ticket = write.tickets().getFirst();
        return ticket.ticketId() + "#" + sortable(ticket.revision());
    }

    private static boolean isIssuing(TicketWrite write) {
        return write.messages().stream().anyMatch(message -> message.message() instanceof TicketIssued);
    }

    private static RegistrationId registrationId(TicketWrite write) {
        return write.order() == null
                ? write.tickets().getFirst().registrationId()
                : write.order().registrationId();
    }

    private static int shardOf(RegistrationId registrationId) {
        return Math.floorMod(registrationId.uuid().hashCode(), DynamoTicketItem.EVENT_SHARDS);
    }

    private static String sortable(int revision) {
        return String.format(Locale.ROOT, "%08d", revision);
    }
}
