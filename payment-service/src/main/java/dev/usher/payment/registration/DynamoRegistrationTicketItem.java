package dev.usher.payment.registration;

import static dev.usher.payment.registration.DynamoRegistrationItem.number;
import static dev.usher.payment.registration.DynamoRegistrationItem.required;
import static dev.usher.payment.registration.DynamoRegistrationItem.text;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps the tickets of a registration within its row.
final class DynamoRegistrationTicketItem {
    static final String TICKETS = "tickets";

    private static final String STATUS = "status";

    private DynamoRegistrationTicketItem() {}

    /// The tickets that are known; empty if none were reported yet.
    static List<RegistrationTicket> tickets(Map<String, AttributeValue> item) {
        @Nullable AttributeValue tickets = item.get(TICKETS);
        return tickets == null
                ? List.of()
                : tickets.l().stream().map(ticket -> toTicket(ticket.m())).toList();
    }

    static AttributeValue tickets(List<RegistrationTicket> tickets) {
        return AttributeValue.fromL(tickets.stream()
                .map(ticket -> AttributeValue.fromM(ticket(ticket)))
                .toList());
    }

    private static Map<String, AttributeValue> ticket(RegistrationTicket ticket) {
        return Map.of(
                "ticketId",
                AttributeValue.fromS(ticket.ticketId().toString()),
                "number",
                number(ticket.number()),
                "userId",
                AttributeValue.fromS(ticket.userId().toString()),
                STATUS,
                AttributeValue.fromS(ticket.status().name()),
                "revision",
                number(ticket.revision()));
    }

    private static RegistrationTicket toTicket(Map<String, AttributeValue> ticket) {
        return new RegistrationTicket(
                TicketId.parse(text(ticket, "ticketId")),
                Integer.parseInt(required(ticket, "number").n()),
                UserId.parse(text(ticket, "userId")),
                TicketState.Status.valueOf(text(ticket, STATUS)),
                Integer.parseInt(required(ticket, "revision").n()));
    }
}
