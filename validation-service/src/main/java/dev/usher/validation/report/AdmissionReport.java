package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;

/// Reads who is inside.
interface AdmissionReport {
    /// The event's admissions; none for an event nobody entered or knows. May lag behind for a moment.
    ///
    /// @param latest how many of the last ones to list
    Admissions of(EventId eventId, int latest);
}
