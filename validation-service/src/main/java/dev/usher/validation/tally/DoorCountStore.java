package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Keeps sums per event, gate and minute, so that reading them costs the same however many tickets there
/// are.
public interface DoorCountStore {
    /// The most different counts that [#add] takes at once.
    int MAX_BATCH = 50;

    /// Adds to the sums. Atomic.
    ///
    /// @param counts how many more of each, at most [#MAX_BATCH]
    /// @param token the same for a repetition of the same call, which then counts once, if it comes within
    ///     ten minutes
    /// @throws RuntimeException if the store cannot be reached; repeating with the same token is safe
    void add(Map<DoorCount, Integer> counts, String token);

    /// Sets sums right, each only if it still is what it was when it was read. Atomic for those of a minute
    /// and gate: of any number of concurrent calls one corrects a sum.
    ///
    /// @param corrections at most [#MAX_BATCH]
    /// @return those that were made
    /// @throws RuntimeException if the store cannot be reached, or the sums are too busy; repeating is safe
    List<Correction> correct(List<Correction> corrections);

    /// The sums of an event's entries and exits over all time; never older than the last write.
    Map<DoorCount, Integer> passages(EventId eventId);

    /// The sums of an event over all time, by gate and by what is counted.
    Map<String, Map<Counted, Integer>> byGate(EventId eventId);

    /// The sums of an event over all gates, by minute and by what is counted, from this minute on.
    Map<Instant, Map<Counted, Integer>> byMinute(EventId eventId, Instant from);
}
