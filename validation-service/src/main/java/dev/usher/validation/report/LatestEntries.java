package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import java.util.List;

/// Reads the latest entries.
interface LatestEntries {
    /// The last entries of an event, newest first. May lag behind for a moment.
    List<Admissions.Entry> of(EventId eventId, int most);
}
