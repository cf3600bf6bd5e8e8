package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;

/// The key of the index by which the tickets of one type are found.
public final class DynamoTypeKey {
    private DynamoTypeKey() {}

    /// The key of an event's ticket type.
    public static String of(EventId eventId, String type) {
        return eventId + "|" + type;
    }
}
