package dev.usher.platform.lease;

import java.time.Duration;

/// Lets one of several instances do a piece of work. A lease expires, so that work continues when its holder
/// dies; a holder that is slower than its lease may overlap with the next one, so the work itself must tolerate
/// being done twice.
public interface Leases {
    /// Takes a lease, or renews the one that this instance has. Atomic: exactly one of several instances
    /// has it until it expires.
    ///
    /// @param name of the work
    /// @return whether this instance has it now
    /// @throws RuntimeException if the store cannot be reached; trying again is safe
    boolean tryTake(String name, Duration length);

    /// Gives a lease up, so that others need not wait until it expires. Does nothing if this instance does
    /// not have it.
    void release(String name);
}
