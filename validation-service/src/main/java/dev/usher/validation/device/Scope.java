package dev.usher.validation.device;

import dev.usher.contracts.message.WireNamed;

/// What a device may do.
public enum Scope implements WireNamed {
    /// Scan tickets.
    SCAN,
    /// Scan, and also admit by a typed code when a ticket cannot be read.
    SUPERVISOR
}
