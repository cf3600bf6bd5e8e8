package dev.usher.payment.moneyback;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// All that is known of the money of one payment that went back or shall. Amounts are set from what Stripe
/// says, never added up from deliveries, so every order of arrival and every repetition ends in the same
/// sums.
///
/// @param revision raised by every change
/// @param refunds by Stripe's id
/// @param chargeRefundedMinor the largest sum that Stripe told of the charge as a whole
/// @param disputes by Stripe's id
/// @param requested amounts of our own requests that Stripe has not taken yet, by request
public record MoneyBack(
        int revision,
        Map<String, Refund> refunds,
        long chargeRefundedMinor,
        Map<String, Dispute> disputes,
        Map<String, Long> requested) {
    /// Nothing has gone back, and nobody asked for it.
    public static final MoneyBack NONE = new MoneyBack(0, Map.of(), 0, Map.of(), Map.of());

    public MoneyBack {
        refunds = Map.copyOf(refunds);
        disputes = Map.copyOf(disputes);
        requested = Map.copyOf(requested);
    }

    /// How much has been given back of what was paid.
    ///
    /// The charge's own sum also holds refunds that we know nothing of; it still holds those that failed
    /// after it was told, which are therefore taken out.
    public long refundedMinor(long paidMinor) {
        long known = sum(true);
        long told = chargeRefundedMinor - sum(false);
        return Math.min(paidMinor, Math.max(known, told));
    }

    /// How much can still be given back: not what was, not what is asked for, not what is in dispute.
    public long leftMinor(long paidMinor) {
        long asked = requested.values().stream().mapToLong(Long::longValue).sum();
        long disputed = disputes.values().stream()
                .filter(dispute -> dispute.status() != PaymentDisputed.Status.WON)
                .mapToLong(dispute -> dispute.amount().amountMinor())
                .sum();
        return Math.max(0, paidMinor - refundedMinor(paidMinor) - asked - disputed);
    }

    /// Whether a cardholder disputes the payment, or has won.
    public boolean isDisputed() {
        return disputes.values().stream().anyMatch(dispute -> dispute.status() != PaymentDisputed.Status.WON);
    }

    /// What is known after a notice; the same, without a new revision, if it says nothing new.
    public MoneyBack after(MoneyBackNotice notice) {
        MoneyBack told = switch (notice) {
            case MoneyBackNotice.ChargeRefunded charge ->
                new MoneyBack(
                        revision,
                        refunds,
                        Math.max(chargeRefundedMinor, charge.amountRefundedMinor()),
                        disputes,
                        requested);
            case MoneyBackNotice.RefundChanged refund -> withRefund(refund);
            case MoneyBackNotice.DisputeChanged dispute -> withDispute(dispute);
        };
        return told.equals(this) ? this : told.nextRevision();
    }

    /// With a wish to give back so much more.
    public MoneyBack requested(String requestId, long amountMinor) {
        var more = new HashMap<>(requested);
        more.put(requestId, amountMinor);
        return new MoneyBack(revision + 1, refunds, chargeRefundedMinor, disputes, more);
    }

    /// Without a wish that cannot be met; the same if it is not open.
    public MoneyBack withdrawn(String requestId) {
        return requested.containsKey(requestId)
                ? new MoneyBack(revision + 1, refunds, chargeRefundedMinor, disputes, without(requestId))
                : this;
    }

    private MoneyBack withRefund(MoneyBackNotice.RefundChanged told) {
        var all = new HashMap<>(refunds);
        all.merge(
                told.stripeRefundId(),
                new Refund(told.amountMinor(), told.status()),
                (known, news) -> new Refund(known.amountMinor(), known.status().orNewer(news.status())));
        var open = told.requestId() == null ? requested : without(told.requestId());
        return new MoneyBack(revision, all, chargeRefundedMinor, disputes, open);
    }

    /// A dispute that is closed stays as it was closed first: its opening may be told after its end.
    private MoneyBack withDispute(MoneyBackNotice.DisputeChanged told) {
        var all = new HashMap<>(disputes);
        all.merge(
                told.disputeId(),
                new Dispute(told.status(), told.disputed(), told.reason()),
                (known, news) -> known.status() == PaymentDisputed.Status.OPEN ? news : known);
        return new MoneyBack(revision, refunds, chargeRefundedMinor, all, requested);
    }

    private MoneyBack nextRevision() {
        return new MoneyBack(revision + 1, refunds, chargeRefundedMinor, disputes, requested);
    }

    private Map<String, Long> without(String requestId) {
        var rest = new HashMap<>(requested);
        rest.remove(requestId);
        return Collections.unmodifiableMap(rest);
    }

    private long sum(boolean counting) {
        return refunds.values().stream()
                .filter(refund -> refund.status().counts() == counting)
                .mapToLong(Refund::amountMinor)
                .sum();
    }

    /// One refund at Stripe.
    public record Refund(long amountMinor, RefundStatus status) {}

    /// One dispute at Stripe.
    ///
    /// @param reason Stripe's word for it
    public record Dispute(PaymentDisputed.Status status, Money amount, String reason) {}
}
