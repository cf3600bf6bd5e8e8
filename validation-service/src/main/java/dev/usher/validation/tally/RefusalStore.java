package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Remembers refusals for a while.
public interface RefusalStore {
    /// The most that [#record] takes at once.
    int MAX_BATCH = 25;

    /// Keeps these for 90 days. Recording a scan twice counts once.
    ///
    /// @param refusals 1 to [#MAX_BATCH]
    /// @throws RuntimeException if not all could be kept
    void record(List<Refusal> refusals);

    /// Keeps one for 90 days, unless the refusal of this scan is kept already. Atomic.
    ///
    /// @return whether it is new
    /// @throws RuntimeException if the store cannot be reached; it may be kept then
    boolean recordNew(Refusal refusal);

    /// The refusal of a scan, if there was one; never older than the last write.
    ///
    /// @param eventId at whose door it happened
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Optional<Refusal> find(EventId eventId, String deviceId, String scanId);

    /// The refusals of an event, in no particular order. May lag behind for a moment.
    Stream<Refusal> ofEvent(EventId eventId);
}
