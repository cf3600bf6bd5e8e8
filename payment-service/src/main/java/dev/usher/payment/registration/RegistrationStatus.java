package dev.usher.payment.registration;

import dev.usher.contracts.message.WireNamed;

/// The status of a registration. The API and DynamoDB use its name in lower case.
public enum RegistrationStatus implements WireNamed {
    /// Its seats are held until it is paid for or the hold ends.
    PENDING,
    /// Paid for, or free of charge; its tickets are issued.
    CONFIRMED,
    /// The hold ended before it was paid for; its seats are free again.
    EXPIRED,
    /// Given up by the buyer; its seats are free again.
    CANCELLED,
    /// All of its money was refunded. Its seats are free again, unless tickets had begun to admit by then.
    REFUNDED
}
