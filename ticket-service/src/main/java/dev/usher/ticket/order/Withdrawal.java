package dev.usher.ticket.order;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.WireNamed;
import java.util.Set;

/// Why a ticket is invalid. Several reasons may hold at once; it is valid again when the last one is
/// gone. The first that holds, in this order, is the ticket's status.
public enum Withdrawal implements WireNamed {
    /// The payment was refunded in full. It never ends by itself: a refund that fails later is for a
    /// person to look at (ADR 7).
    REFUNDED(Status.REFUNDED),
    /// A dispute about the payment is open, or was lost.
    DISPUTED(Status.DISPUTED),
    /// An organizer revoked the ticket.
    REVOKED(Status.REVOKED);

    private final Status status;

    Withdrawal(Status status) {
        this.status = status;
    }

    /// The status of a ticket with these withdrawals.
    public static Status statusOf(Set<Withdrawal> withdrawals) {
        for (var withdrawal : values()) {
            if (withdrawals.contains(withdrawal)) {
                return withdrawal.status;
            }
        }
        return Status.VALID;
    }
}
