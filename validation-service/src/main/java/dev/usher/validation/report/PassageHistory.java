package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.tally.Way;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What the tickets of an event remember of those who went through its gates.
public interface PassageHistory {
    /// One history per ticket that somebody passed with, in no particular order, read as they are needed. A
    /// ticket that changes while it is read may come once more, as it is then. May lag behind for a moment.
    Stream<TicketHistory> of(EventId eventId);

    /// One ticket's.
    ///
    /// @param changedAt when anything about the ticket changed last
    record TicketHistory(Instant changedAt, List<Passed> passages) {
        public TicketHistory {
            passages = List.copyOf(passages);
        }
    }

    /// Somebody went through.
    ///
    /// @param at when it happened
    /// @param recordedAt when the service learned of it
    /// @param isUndone whether it was taken back since, and so does not count
    record Passed(Instant at, String gate, Way way, Instant recordedAt, boolean isUndone) {}
}
