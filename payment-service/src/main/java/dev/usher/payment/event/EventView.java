package dev.usher.payment.event;

import dev.usher.contracts.message.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event in the API.
///
/// @param timeZone IANA name of the zone it takes place in; all instants are UTC
@Serdeable
record EventView(
        String eventId,
        String name,
        @Nullable String description,
        Venue venue,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        Instant doorsOpenAt,
        Admission admission,
        int capacity,
        int seatsLeft,
        Money price,
        Branding branding) {
    static EventView of(Event event, int seatsLeft) {
        return new EventView(
                event.eventId().toString(),
                event.name(),
                event.description(),
                new Venue(event.venueName(), event.venueAddress()),
                event.startsAt(),
                event.endsAt(),
                event.zone().getId(),
                event.doorsOpenAt(),
                new Admission(event.admitsFrom(), event.admitsUntil()),
                event.capacity(),
                seatsLeft,
                event.price(),
                new Branding(event.accentColor(), event.organizerName()));
    }

    @Serdeable
    record Venue(String name, String address) {}

    /// When tickets admit.
    ///
    /// @param until the first instant at which they no longer do
    @Serdeable
    record Admission(Instant from, Instant until) {}

    @Serdeable
    record Branding(@Nullable String accentColor, String organizerName) {}
}
