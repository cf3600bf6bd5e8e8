package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;

/// Confirmed registrations whose tickets have not been reported yet. Usually that takes a second.
public interface RegistrationsWithoutTickets {
    /// Those that were confirmed between two instants, both included, in no particular order. May lag behind
    /// for a moment.
    ///
    /// @param most how many to return at most
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    List<RegistrationId> confirmedBetween(Instant from, Instant to, int most);
}
