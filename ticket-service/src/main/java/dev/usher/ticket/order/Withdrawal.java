package dev.usher.ticket.order;

import dev.usher.contracts.message.TicketState.Status;
import java.util.Locale;
import java.util.Set;

/// Why a ticket is no good. Several may hold at once; it is good again when the last has gone. The first
/// that holds, in this order, is the ticket's status.
public enum Withdrawal {
    /// All that was paid has been given back. Never goes away by itself: a refund that fails later is a
    /// person's to look at (ADR 7).
    REFUNDED(Status.REFUNDED),
    /// A dispute about the payment is open, or was lost.
    DISPUTED(Status.DISPUTED),
    /// An organizer took the ticket back.
    REVOKED(Status.REVOKED);

    private final Status status;

    Withdrawal(Status status) {
        this.status = status;
    }

    /// What a ticket is called for which these hold.
    public static Status statusOf(Set<Withdrawal> withdrawals) {
        for (var withdrawal : values()) {
            if (withdrawals.contains(withdrawal)) {
                return withdrawal.status;
            }
        }
        return Status.VALID;
    }

    /// The name in DynamoDB and in the API.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Withdrawal ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
