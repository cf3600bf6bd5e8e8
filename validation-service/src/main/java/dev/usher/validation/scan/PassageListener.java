package dev.usher.validation.scan;

import dev.usher.contracts.id.EventId;

/// Hears that something happened at a door, after it was recorded.
public interface PassageListener {
    /// Somebody went through, or an entry was taken back. Returns at once.
    void happened(EventId eventId);
}
