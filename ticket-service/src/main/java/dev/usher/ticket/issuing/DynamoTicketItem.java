package dev.usher.ticket.issuing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.EventFacts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a ticket looks in DynamoDB.
final class DynamoTicketItem {
    private DynamoTicketItem() {}

    static Map<String, AttributeValue> of(Ticket ticket) {
        var item = new HashMap<String, AttributeValue>();
        put(item, "ticketId", ticket.ticketId());
        put(item, "registrationId", ticket.registrationId());
        put(item, "eventId", ticket.event().eventId());
        put(item, "userId", ticket.userId());
        put(item, "qrCode", ticket.qrCode());
        put(item, "status", ticket.status().wireName());
        put(item, "s3Key", ticket.s3Key());
        put(item, "generatedAt", ticket.generatedAt());
        put(item, "attendeeName", ticket.attendeeName());
        put(item, "type", ticket.type());
        put(item, "typeName", ticket.typeName());
        put(item, "number", ticket.number());
        put(item, "of", ticket.of());
        put(item, "issue", ticket.issue());
        item.put("event", AttributeValue.fromM(event(ticket.event())));
        return item;
    }

    static Ticket toTicket(Map<String, AttributeValue> item) {
        return new Ticket(
                TicketId.parse(text(item, "ticketId")),
                RegistrationId.parse(text(item, "registrationId")),
                UserId.parse(text(item, "userId")),
                event(text(item, "eventId"), required(item, "event").m()),
                text(item, "attendeeName"),
                text(item, "type"),
                text(item, "typeName"),
                Integer.parseInt(text(item, "number")),
                Integer.parseInt(text(item, "of")),
                Integer.parseInt(text(item, "issue")),
                text(item, "qrCode"),
                TicketStatus.ofWireName(text(item, "status")),
                text(item, "s3Key"),
                Instant.parse(text(item, "generatedAt")));
    }

    private static Map<String, AttributeValue> event(EventFacts event) {
        var item = new HashMap<String, AttributeValue>();
        put(item, "revision", event.revision());
        put(item, "name", event.name());
        put(item, "venueName", event.venueName());
        put(item, "venueAddress", event.venueAddress());
        put(item, "startsAt", event.startsAt());
        put(item, "endsAt", event.endsAt());
        put(item, "doorsOpenAt", event.doorsOpenAt());
        put(item, "admitsFrom", event.admitsFrom());
        put(item, "admitsUntil", event.admitsUntil());
        put(item, "zone", event.zone());
        put(item, "language", event.language());
        put(item, "organizerName", event.organizerName());
        if (event.accentColor() != null) {
            put(item, "accentColor", event.accentColor());
        }
        if (event.logo() != null) {
            put(item, "logo", event.logo());
        }
        return item;
    }

    private static EventFacts event(String eventId, Map<String, AttributeValue> item) {
        return new EventFacts(
                EventId.parse(eventId),
                Integer.parseInt(text(item, "revision")),
                text(item, "name"),
                text(item, "venueName"),
                text(item, "venueAddress"),
                Instant.parse(text(item, "startsAt")),
                Instant.parse(text(item, "endsAt")),
                Instant.parse(text(item, "doorsOpenAt")),
                Instant.parse(text(item, "admitsFrom")),
                Instant.parse(text(item, "admitsUntil")),
                ZoneId.of(text(item, "zone")),
                text(item, "language"),
                text(item, "organizerName"),
                optional(item, "accentColor"),
                optional(item, "logo"));
    }

    private static void put(Map<String, AttributeValue> item, String name, Object value) {
        item.put(name, AttributeValue.fromS(value.toString()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a ticket's row lacks " + name);
    }
}
