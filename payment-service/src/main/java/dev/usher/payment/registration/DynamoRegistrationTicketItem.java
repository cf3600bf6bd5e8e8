package dev.usher.payment.registration;

import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps the tickets of a registration within its row.
final class DynamoRegistrationTicketItem {
    static final String TICKETS = "tickets";

    private static final String STATUS = "status";

    private DynamoRegistrationTicketItem() {}

    /// The tickets that are known; empty if none were reported yet.
    static List<RegistrationTicket> tickets(Item registration) {
        return registration.has(TICKETS)
                ? registration.items(TICKETS, DynamoRegistrationTicketItem::ticket)
                : List.of();
    }

    static AttributeValue tickets(List<RegistrationTicket> tickets) {
        return list(tickets, DynamoRegistrationTicketItem::of);
    }

    private static AttributeValue of(RegistrationTicket ticket) {
        return new ItemBuilder()
                .with("ticketId", text(ticket.ticketId()))
                .with("number", number(ticket.number()))
                .with("userId", text(ticket.userId()))
                .with(STATUS, text(ticket.status().name()))
                .with("revision", number(ticket.revision()))
                .nested();
    }

    private static RegistrationTicket ticket(Item item) {
        return new RegistrationTicket(
                item.value("ticketId", TicketId::parse),
                item.number("number"),
                item.value("userId", UserId::parse),
                item.constant(STATUS, TicketState.Status.class),
                item.number("revision"));
    }
}
