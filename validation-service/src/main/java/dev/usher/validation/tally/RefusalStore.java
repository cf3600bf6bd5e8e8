package dev.usher.validation.tally;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Stores refusals for 90 days.
public interface RefusalStore {
    /// The maximum number of refusals for one call of [#record].
    int MAX_BATCH = 25;

    /// Stores refusals for 90 days. A scan that is recorded twice counts once.
    ///
    /// @param refusals 1 to [#MAX_BATCH]
    /// @return the number of refusals that were not stored, because the store was too busy
    /// @throws RuntimeException if the store cannot be reached; none or some may have been stored then
    int record(List<Refusal> refusals);

    /// Stores a refusal for 90 days, unless the refusal of this scan is stored already. Atomic.
    ///
    /// @return whether it was stored
    /// @throws RuntimeException if the store cannot be reached; the refusal may have been stored
    boolean recordNew(Refusal refusal);

    /// The refusal of a scan, if there is one; never older than the last write.
    ///
    /// @param eventId the event where it happened
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Optional<Refusal> find(EventId eventId, String deviceId, String scanId);

    /// The refusals of an event, in no particular order. May lag behind for a moment.
    Stream<Refusal> ofEvent(EventId eventId);
}
