package dev.usher.payment.notices;

import java.time.Instant;
import java.util.List;

/// Remembers Stripe's events that could not be applied until they are, each with its cause. Every method
/// may throw if the store cannot be reached; repeating it with the same arguments is safe.
public interface SetAsideEvents {
    /// Sets an event aside, or notes that it failed again.
    ///
    /// @param dueAt when to try again
    void put(String stripeEventId, String cause, Instant now, Instant dueAt);

    /// Events that are set aside, the longest due first, whether they are due or not. May lag behind for a
    /// moment.
    List<SetAside> waiting(int most);

    /// Forgets an event.
    void remove(String stripeEventId);

    /// An event that waits.
    ///
    /// @param cause of the last failure
    /// @param tries how often it failed
    record SetAside(String stripeEventId, String cause, int tries, Instant since, Instant dueAt) {}
}
