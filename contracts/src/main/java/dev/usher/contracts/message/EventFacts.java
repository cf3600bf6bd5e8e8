package dev.usher.contracts.message;

import dev.usher.contracts.id.EventId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a ticket and a door need to know of an event, so that no service has to ask another.
///
/// @param zone where the event takes place; "today" and printed times are meant in it
/// @param doorsOpenAt printed on the ticket
/// @param admitsFrom the first instant at which a scan admits
/// @param admitsUntil the first instant at which a scan no longer admits
/// @param accentColor `#rrggbb`
@Serdeable
public record EventFacts(
        EventId eventId,
        String name,
        String venueName,
        String venueAddress,
        Instant startsAt,
        Instant endsAt,
        Instant doorsOpenAt,
        Instant admitsFrom,
        Instant admitsUntil,
        ZoneId zone,
        String organizerName,
        @Nullable String accentColor) {
    public EventFacts {
        Fields.require(eventId, "eventId");
        Fields.requireText(name, "name");
        Fields.requireText(venueName, "venueName");
        Fields.require(venueAddress, "venueAddress");
        Fields.require(startsAt, "startsAt");
        Fields.require(endsAt, "endsAt");
        Fields.require(doorsOpenAt, "doorsOpenAt");
        Fields.require(admitsFrom, "admitsFrom");
        Fields.require(admitsUntil, "admitsUntil");
        Fields.require(zone, "zone");
        Fields.require(organizerName, "organizerName");
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("endsAt must be after startsAt");
        }
        if (!admitsUntil.isAfter(admitsFrom)) {
            throw new IllegalArgumentException("admitsUntil must be after admitsFrom");
        }
    }
}
