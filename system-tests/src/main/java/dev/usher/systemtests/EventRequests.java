package dev.usher.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Bodies for `PUT /events/{id}`.
public final class EventRequests {
    private EventRequests() {}

    /// An event in Berlin with one ticket type, which admits from its start to its end.
    ///
    /// @param price in cents
    public static Map<String, Object> of(String name, Instant startsAt, Duration length, int capacity, int price) {
        return Map.of(
                "name", name,
                "venue", Map.of("name", "Hall", "address", "Street 1, Berlin"),
                "startsAt", startsAt.toString(),
                "endsAt", startsAt.plus(length).toString(),
                "timeZone", "Europe/Berlin",
                "capacity", capacity,
                "price", Map.of("amount", price, "currency", "eur"),
                "branding", Map.of("organizerName", "Usher"));
    }
}
