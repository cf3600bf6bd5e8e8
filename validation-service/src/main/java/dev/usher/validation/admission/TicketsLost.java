package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;

/// The table with an event's tickets lost rows that the record has. Nothing is decided until they are
/// restored: without them, a used ticket would admit again. Trying again later helps.
public final class TicketsLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Names the event.
    public TicketsLost(EventId eventId) {
        super("the tickets of " + eventId + " were lost and must be restored: usher rebuild door");
    }
}
