package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import java.util.List;
import java.util.Map;

/// Remembers refusals for a while.
interface RefusalStore {
    /// The most that [#record] takes at once.
    int MAX_BATCH = 25;

    /// Keeps these for 90 days. Recording a scan twice counts once.
    ///
    /// @param refusals 1 to [#MAX_BATCH]
    /// @throws RuntimeException if not all could be kept
    void record(List<Refusal> refusals);

    /// How many of each reason an event has. May lag behind for a moment.
    Map<String, Integer> countByReason(EventId eventId);
}
