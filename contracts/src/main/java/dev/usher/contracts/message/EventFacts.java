package dev.usher.contracts.message;

import dev.usher.contracts.id.EventId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a ticket and a door need to know about an event, so that no service has to ask another.
///
/// @param revision raised by every change of the event; the higher one is newer
/// @param zone where the event takes place; "today" and printed times are meant in it
/// @param doorsOpenAt printed on the ticket
/// @param admitsFrom the first instant at which a scan admits
/// @param admitsUntil the first instant at which a scan no longer admits
/// @param language the language of tickets, unless the buyer chose another: a BCP 47 tag
/// @param accentColor `#rrggbb`
/// @param logo names the organizer's logo by its content, `sha256:` and 64 hexadecimal digits; its bytes
///     travel in [EventChanged]
@Serdeable
public record EventFacts(
        EventId eventId,
        int revision,
        String name,
        String venueName,
        String venueAddress,
        Instant startsAt,
        Instant endsAt,
        Instant doorsOpenAt,
        Instant admitsFrom,
        Instant admitsUntil,
        ZoneId zone,
        String language,
        String organizerName,
        @Nullable String accentColor,
        @Nullable String logo) {
    public EventFacts {
        Fields.require(eventId, "eventId");
        Fields.requireBetween(revision, 1, Integer.MAX_VALUE, "event.revision");
        Fields.requireText(name, "name");
        Fields.requireText(venueName, "venueName");
        Fields.requireShort(venueAddress, "venueAddress");
        Fields.require(startsAt, "startsAt");
        Fields.require(endsAt, "endsAt");
        Fields.require(doorsOpenAt, "doorsOpenAt");
        Fields.require(admitsFrom, "admitsFrom");
        Fields.require(admitsUntil, "admitsUntil");
        Fields.require(zone, "zone");
        Fields.requireLanguage(language, "language");
        Fields.requireShort(organizerName, "organizerName");
        Fields.requireForm(accentColor, "#[0-9a-fA-F]{6}", "accentColor");
        Fields.requireForm(logo, "sha256:[0-9a-f]{64}", "logo");
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("endsAt must be after startsAt");
        }
        if (!admitsUntil.isAfter(admitsFrom)) {
            throw new IllegalArgumentException("admitsUntil must be after admitsFrom");
        }
    }
}
