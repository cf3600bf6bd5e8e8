package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Something that tickets are sold for.
///
/// @param zone where it takes place
/// @param admitsFrom the first instant at which its tickets admit
/// @param admitsUntil the first instant at which they no longer do
/// @param capacity how many seats there are in all
/// @param price of one seat
/// @param accentColor `#rrggbb`
public record Event(
        EventId eventId,
        String name,
        @Nullable String description,
        String venueName,
        String venueAddress,
        Instant startsAt,
        Instant endsAt,
        Instant doorsOpenAt,
        Instant admitsFrom,
        Instant admitsUntil,
        ZoneId zone,
        int capacity,
        Money price,
        String organizerName,
        @Nullable String accentColor) {
    /// What the other services need to know of it.
    public EventFacts facts() {
        return new EventFacts(
                eventId,
                name,
                venueName,
                venueAddress,
                startsAt,
                endsAt,
                doorsOpenAt,
                admitsFrom,
                admitsUntil,
                zone,
                organizerName,
                accentColor);
    }
}
