package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import java.util.List;

/// Stores the tickets of registrations. May throw if the store cannot be reached; repeating is safe.
public interface RegistrationTickets {
    /// Stores news about the tickets of a registration. Atomic; the newest state of each ticket is kept, so
    /// that messages may arrive late, twice and in any order.
    ///
    /// @return whether the registration exists
    boolean noteTickets(RegistrationId registrationId, List<RegistrationTicket> tickets);
}
