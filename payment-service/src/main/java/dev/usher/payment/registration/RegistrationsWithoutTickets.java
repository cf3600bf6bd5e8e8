package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import java.time.Instant;
import java.util.List;

/// Confirmed registrations of whose tickets nothing was heard yet. That lasts for a second, usually.
public interface RegistrationsWithoutTickets {
    /// Those that were confirmed between two instants, both included, in no order. May lag behind for a
    /// moment.
    ///
    /// @param most how many at most
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    List<RegistrationId> confirmedBetween(Instant from, Instant to, int most);
}
