package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.PaymentDisputed;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is known of a registration as a whole. It starts with the first message about it: news of its
/// money may arrive before its tickets are issued.
///
/// Messages may arrive in any order and lead to the same state: a full refund is final, and the highest
/// revision of a dispute counts.
///
/// @param tickets how many were issued; 0 until then
/// @param refunded whether the payment has ever been refunded in full
/// @param disputes by Stripe's id
/// @param revision raised by every change; 0 if nothing is recorded yet
public record Order(
        RegistrationId registrationId, int tickets, boolean refunded, Map<String, Dispute> disputes, int revision) {
    public Order {
        disputes = Map.copyOf(disputes);
    }

    /// An order of which no message has arrived.
    public static Order unknown(RegistrationId registrationId) {
        return new Order(registrationId, 0, false, Map.of(), 0);
    }

    /// Whether its tickets are issued.
    public boolean isIssued() {
        return tickets > 0;
    }

    /// The same with tickets.
    public Order issued(int quantity) {
        return new Order(registrationId, quantity, refunded, disputes, revision + 1);
    }

    /// The same, refunded in full.
    public Order givenBack() {
        return refunded ? this : new Order(registrationId, tickets, true, disputes, revision + 1);
    }

    /// The same with this news of a dispute, unless newer news is known.
    public Order disputed(String disputeId, Dispute dispute) {
        Dispute known = disputes.get(disputeId);
        if (known != null && known.revision() >= dispute.revision()) {
            return this;
        }
        var all = new HashMap<>(disputes);
        all.put(disputeId, dispute);
        return new Order(registrationId, tickets, refunded, all, revision + 1);
    }

    /// Why its tickets are invalid, as far as money goes.
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
    /// @param revision the payment's revision at that time
    public record Dispute(PaymentDisputed.Status status, int revision) {}
}
