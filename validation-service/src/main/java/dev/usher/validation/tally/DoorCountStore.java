package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Stores sums per event, gate and minute, so that reading them costs the same for any number of tickets.
public interface DoorCountStore {
    /// The maximum number of different counts for one call of [#add].
    int MAX_BATCH = 50;

    /// Adds to the sums. Atomic.
    ///
    /// @param counts how much to add to each, at most [#MAX_BATCH]
    /// @param token identifies the call; a repeated call with the same token within ten minutes counts once
    /// @throws RuntimeException if the store cannot be reached; repeating with the same token is safe
    void add(Map<DoorCount, Integer> counts, String token);

    /// Corrects sums, each only if its value has not changed since it was read. Atomic for each minute and
    /// gate: of any number of concurrent calls, one corrects a sum.
    ///
    /// @param corrections at most [#MAX_BATCH]
    /// @return the corrections that were made
    /// @throws RuntimeException if the store cannot be reached, or the sums are too busy; repeating is safe
    List<Correction> correct(List<Correction> corrections);

    /// All sums of an event's entries and exits; never older than the last write.
    Map<DoorCount, Integer> passages(EventId eventId);

    /// All sums of an event by gate and by what is counted.
    Map<String, Map<Counted, Integer>> byGate(EventId eventId);

    /// The sums of an event over all gates, by minute and by what is counted, from this minute on.
    Map<Instant, Map<Counted, Integer>> byMinute(EventId eventId, Instant from);
}
