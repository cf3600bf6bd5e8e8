package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.PaymentDisputed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is known of a registration as a whole, from the first message about it: its money may be told of
/// before its tickets are made.
///
/// Every order of the messages ends in the same: given back in full stays so, and of a dispute the highest
/// revision counts.
///
/// @param tickets how many were made; 0 until then
/// @param refunded whether all that was paid has ever been given back
/// @param disputes by Stripe's id, those that were told of
/// @param revision raised by every change; 0 if nothing is recorded yet
public record Order(
        RegistrationId registrationId, int tickets, boolean refunded, Map<String, Dispute> disputes, int revision) {
    public Order {
        disputes = Map.copyOf(disputes);
    }

    /// An order that nobody has told of.
    public static Order unknown(RegistrationId registrationId) {
        return new Order(registrationId, 0, false, Map.of(), 0);
    }

    /// Whether its tickets are made.
    public boolean isIssued() {
        return tickets > 0;
    }

    /// The same with tickets.
    public Order issued(int quantity) {
        return new Order(registrationId, quantity, refunded, disputes, revision + 1);
    }

    /// The same with all money given back.
    public Order givenBack() {
        return refunded ? this : new Order(registrationId, tickets, true, disputes, revision + 1);
    }

    /// The same with what was told of a dispute, unless something newer is known of it.
    public Order disputed(String disputeId, Dispute told) {
        Dispute known = disputes.get(disputeId);
        if (known != null && known.revision() >= told.revision()) {
            return this;
        }
        var all = new HashMap<>(disputes);
        all.put(disputeId, told);
        return new Order(registrationId, tickets, refunded, all, revision + 1);
    }

    /// Why its tickets are no good, as far as money goes.
    public Set<Withdrawal> withdrawals() {
        var withdrawals = EnumSet.noneOf(Withdrawal.class);
        if (refunded) {
            withdrawals.add(Withdrawal.REFUNDED);
        }
        if (disputes.values().stream().anyMatch(dispute -> dispute.status() != PaymentDisputed.Status.WON)) {
            withdrawals.add(Withdrawal.DISPUTED);
        }
        return withdrawals;
    }

    /// Where a dispute stands.
    ///
    /// @param revision the payment's when it was told
    public record Dispute(PaymentDisputed.Status status, int revision) {}
}
