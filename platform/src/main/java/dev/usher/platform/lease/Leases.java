package dev.usher.platform.lease;

import java.time.Duration;

/// Lets one of several instances do a piece of work. A lease ends by itself, so that work goes on when its
/// holder dies; a holder that is slower than its lease may overlap with the next one, so the work itself
/// has to bear being done twice.
public interface Leases {
    /// Takes a lease, or prolongs the one this instance has. Atomic: of several instances exactly one has
    /// it until it ends.
    ///
    /// @param name of the work
    /// @return whether this instance has it now
    /// @throws RuntimeException if the store cannot be reached; trying again is safe
    boolean tryTake(String name, Duration length);

    /// Gives a lease up, so that others need not wait until it ends. Does nothing if this instance does not
    /// have it.
    void release(String name);
}
