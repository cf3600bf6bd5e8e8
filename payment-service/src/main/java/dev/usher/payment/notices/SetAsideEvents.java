package dev.usher.payment.notices;

import java.time.Instant;
import java.util.List;

/// Stores Stripe's events that could not be applied, each with the cause, until they can be. Every method may
/// throw if the store cannot be reached; repeating it with the same arguments is safe.
public interface SetAsideEvents {
    /// Sets an event aside, or records that it failed again.
    ///
    /// @param dueAt when to try again
    void put(String stripeEventId, String cause, Instant now, Instant dueAt);

    /// Events that are set aside, due or not, in the order in which they are due. May lag behind for a
    /// moment.
    List<SetAside> waiting(int most);

    /// Forgets an event.
    void remove(String stripeEventId);

    /// An event that was set aside.
    ///
    /// @param cause why it failed last
    /// @param tries how often it has failed
    record SetAside(String stripeEventId, String cause, int tries, Instant since, Instant dueAt) {}
}
