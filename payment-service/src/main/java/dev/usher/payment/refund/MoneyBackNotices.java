package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.MoneyBackNotice.RefundChanged;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.refund.MoneyBackStore.ChangeOutcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Applies what Stripe tells of money that goes back: read, a pure change of what was read, one conditional
/// transaction; if somebody else was quicker, again.
@Singleton
public final class MoneyBackNotices {
    private static final int MAX_ATTEMPTS = 20;

    /// How long the index over PaymentIntents may lag behind at most.
    private static final Duration INDEX_LAG = Duration.ofSeconds(60);

    private final MoneyBackStore money;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final MoneyBackConsequences consequences;
    private final Clock clock;

    MoneyBackNotices(
            MoneyBackStore money,
            PaymentStore payments,
            RefundStore refunds,
            MoneyBackConsequences consequences,
            Clock clock) {
        this.money = money;
        this.payments = payments;
        this.refunds = refunds;
        this.consequences = consequences;
        this.clock = clock;
    }

    /// Applies a notice; after it returns something else than [NoticeOutcome#TOO_EARLY], its effect is
    /// durable, or was so before.
    ///
    /// @throws RuntimeException if the store cannot be reached: Stripe delivers again
    public NoticeOutcome apply(MoneyBackNotice notice) {
        Optional<RefundRequest> request = tellRequest(notice);
        Optional<Payment> payment = request.map(it -> payments.find(it.registrationId()))
                .orElseGet(() -> money.ofPaymentIntent(notice.paymentIntentId()));
        if (payment.isEmpty() || !notice.paymentIntentId().equals(payment.get().paymentIntentId())) {
            // A request whose PaymentIntent is not the payment's own: that of the second of two payments.
            return request.isPresent() ? NoticeOutcome.CHANGED : unknown(notice);
        }
        return payment.get().settled() == null
                ? NoticeOutcome.TOO_EARLY
                : applyTo(payment.get().registrationId(), notice);
    }

    /// Takes a request out of what is asked for, because Stripe refused it for good.
    void withdraw(RefundRequest request) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Payment read = payments.find(request.registrationId()).orElseThrow();
            MoneyBack next = read.moneyBack().withdrawn(request.refundId());
            if (next.equals(read.moneyBack())
                    || money.change(consequences.of(read, next, null)) == ChangeOutcome.CHANGED) {
                return;
            }
        }
        throw new IllegalStateException(request.registrationId() + " changes faster than it can be read");
    }

    /// Notes that Stripe refused a request for good.
    void refused(RefundRequest request, String code) {
        if (refunds.refused(request.refundId(), code)) {
            consequences.refundFailed(request.refundId(), code);
        }
    }

    private Optional<RefundRequest> tellRequest(MoneyBackNotice notice) {
        if (!(notice instanceof RefundChanged told) || told.requestId() == null) {
            return Optional.empty();
        }
        boolean isNews = refunds.told(told.requestId(), told.stripeRefundId(), told.status(), told.failureCode());
        if (isNews && !told.status().counts()) {
            consequences.refundFailed(told.requestId(), String.valueOf(told.failureCode()));
        }
        return refunds.find(told.requestId());
    }

    /// A PaymentIntent of another system of the same account, or of ours and so new that the index does not
    /// show it yet: then Stripe shall deliver again.
    private NoticeOutcome unknown(MoneyBackNotice notice) {
        boolean isNew = notice.happenedAt().plus(INDEX_LAG).isAfter(clock.instant());
        return isNew ? NoticeOutcome.TOO_EARLY : NoticeOutcome.FOREIGN;
    }

    private NoticeOutcome applyTo(RegistrationId registrationId, MoneyBackNotice notice) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Payment read = payments.find(registrationId).orElseThrow();
            MoneyBack next = read.moneyBack().after(notice);
            if (next.equals(read.moneyBack())) {
                money.seen(read, notice);
                return NoticeOutcome.NOTHING_NEW;
            }
            @Nullable
            NoticeOutcome outcome = switch (money.change(consequences.of(read, next, notice))) {
                case CHANGED -> NoticeOutcome.CHANGED;
                case SEEN_BEFORE -> NoticeOutcome.NOTHING_NEW;
                case LOST_RACE -> null;
            };
            if (outcome != null) {
                consequences.report(read, next, outcome);
                return outcome;
            }
        }
        throw new IllegalStateException(registrationId + " changes faster than it can be read");
    }

    /// What became of a notice.
    public enum NoticeOutcome {
        /// Applied now.
        CHANGED,
        /// It says nothing that was not known.
        NOTHING_NEW,
        /// Its payment is not known yet, or not known to be paid: it has to be delivered again.
        TOO_EARLY,
        /// Of a PaymentIntent that is not ours.
        FOREIGN
    }
}
