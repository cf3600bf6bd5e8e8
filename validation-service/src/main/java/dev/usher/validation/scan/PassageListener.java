package dev.usher.validation.scan;

import dev.usher.contracts.id.EventId;

/// Is notified after a passage, or the undoing of an entry, was recorded.
public interface PassageListener {
    /// A passage was recorded, or an entry was undone. Returns immediately.
    void happened(EventId eventId);
}
