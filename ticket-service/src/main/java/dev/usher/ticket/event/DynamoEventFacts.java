package dev.usher.ticket.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.storage.DynamoRow;
import java.time.Instant;
import java.time.ZoneId;

/// How an event's facts look in DynamoDB.
public final class DynamoEventFacts {
    private DynamoEventFacts() {}

    /// The facts as a row within a row.
    public static DynamoRow row(EventFacts event) {
        return DynamoRow.empty()
                .with("eventId", event.eventId())
                .with("revision", event.revision())
                .with("name", event.name())
                .with("venueName", event.venueName())
                .with("venueAddress", event.venueAddress())
                .with("startsAt", event.startsAt())
                .with("endsAt", event.endsAt())
                .with("doorsOpenAt", event.doorsOpenAt())
                .with("admitsFrom", event.admitsFrom())
                .with("admitsUntil", event.admitsUntil())
                .with("zone", event.zone())
                .with("language", event.language())
                .with("organizerName", event.organizerName())
                .withOptional("accentColor", event.accentColor())
                .withOptional("logo", event.logo());
    }

    /// The facts of such a row.
    public static EventFacts facts(DynamoRow row) {
        return new EventFacts(
                EventId.parse(row.text("eventId")),
                row.number("revision"),
                row.text("name"),
                row.text("venueName"),
                row.text("venueAddress"),
                Instant.parse(row.text("startsAt")),
                Instant.parse(row.text("endsAt")),
                Instant.parse(row.text("doorsOpenAt")),
                Instant.parse(row.text("admitsFrom")),
                Instant.parse(row.text("admitsUntil")),
                ZoneId.of(row.text("zone")),
                row.text("language"),
                row.text("organizerName"),
                row.optional("accentColor"),
                row.optional("logo"));
    }
}
