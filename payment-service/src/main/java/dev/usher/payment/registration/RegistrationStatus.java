package dev.usher.payment.registration;

import java.util.Locale;

/// Where a registration stands. Its name in lower case stands in the API and in DynamoDB.
public enum RegistrationStatus {
    /// Its seats are held until it is paid for or the hold ends.
    PENDING,
    /// Paid for, or free; its tickets are made.
    CONFIRMED,
    /// The hold ended before it was paid for; its seats are free again.
    EXPIRED,
    /// Given up by the buyer; its seats are free again.
    CANCELLED,
    /// All of its money was given back. Its seats are free again, unless tickets had begun to admit by then.
    REFUNDED;

    /// The name in the API and in DynamoDB.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RegistrationStatus ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
