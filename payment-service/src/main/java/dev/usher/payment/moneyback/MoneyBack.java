package dev.usher.payment.moneyback;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// Everything that is known about one payment's refunds and disputes. Sums are set from what Stripe says,
/// never added up from deliveries, so that any order of deliveries and any repetition ends with the same
/// sums.
///
/// @param revision incremented by every change
/// @param refunds by their Stripe ids
/// @param chargeRefundedMinor the largest sum that Stripe has reported for the charge as a whole
/// @param disputes by their Stripe ids
/// @param requested the amounts of our own requests that Stripe has not accepted yet, by request id
public record MoneyBack(
        int revision,
        Map<String, Refund> refunds,
        long chargeRefundedMinor,
        Map<String, Dispute> disputes,
        Map<String, Long> requested) {
    /// Nothing was refunded, and no refund was requested.
    public static final MoneyBack NONE = new MoneyBack(0, Map.of(), 0, Map.of(), Map.of());

    public MoneyBack {
        refunds = Map.copyOf(refunds);
        disputes = Map.copyOf(disputes);
        requested = Map.copyOf(requested);
    }

    /// How much of what was paid has been refunded.
    ///
    /// The charge's own sum also includes refunds that we do not know about. It may still include refunds
    /// that failed after it was reported, so these are subtracted.
    public long refundedMinor(long paidMinor) {
        long known = sum(true);
        long reported = chargeRefundedMinor - sum(false);
        return Math.min(paidMinor, Math.max(known, reported));
    }

    /// How much can still be refunded: what was paid without what was refunded, requested or disputed.
    public long leftMinor(long paidMinor) {
        long asked = requested.values().stream().mapToLong(Long::longValue).sum();
        long disputed = disputes.values().stream()
                .filter(dispute -> dispute.status() != PaymentDisputed.Status.WON)
                .mapToLong(dispute -> dispute.amount().amountMinor())
                .sum();
        return Math.max(0, paidMinor - refundedMinor(paidMinor) - asked - disputed);
    }

    /// Whether a cardholder disputes the payment, or has won a dispute.
    public boolean isDisputed() {
        return disputes.values().stream().anyMatch(dispute -> dispute.status() != PaymentDisputed.Status.WON);
    }

    /// What is known after a notice; unchanged, with the same revision, if the notice says nothing new.
    public MoneyBack after(MoneyBackNotice notice) {
        MoneyBack next = switch (notice) {
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
        return next.equals(this) ? this : next.nextRevision();
    }

    /// With one more refund request of this amount.
    public MoneyBack requested(String requestId, long amountMinor) {
        var more = new HashMap<>(requested);
        more.put(requestId, amountMinor);
        return new MoneyBack(revision + 1, refunds, chargeRefundedMinor, disputes, more);
    }

    /// Without a request that cannot be fulfilled; unchanged if the request is not open.
    public MoneyBack withdrawn(String requestId) {
        return requested.containsKey(requestId)
                ? new MoneyBack(revision + 1, refunds, chargeRefundedMinor, disputes, without(requestId))
                : this;
    }

    private MoneyBack withRefund(MoneyBackNotice.RefundChanged notice) {
        var all = new HashMap<>(refunds);
        all.merge(
                notice.stripeRefundId(),
                new Refund(notice.amountMinor(), notice.status()),
                (known, news) -> new Refund(known.amountMinor(), known.status().orNewer(news.status())));
        var open = notice.requestId() == null ? requested : without(notice.requestId());
        return new MoneyBack(revision, all, chargeRefundedMinor, disputes, open);
    }

    /// A closed dispute stays as it was first closed: its opening may be reported after its end.
    private MoneyBack withDispute(MoneyBackNotice.DisputeChanged notice) {
        var all = new HashMap<>(disputes);
        all.merge(
                notice.disputeId(),
                new Dispute(notice.status(), notice.disputed(), notice.reason()),
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
    /// @param reason as Stripe names it
    public record Dispute(PaymentDisputed.Status status, Money amount, String reason) {}
}
