package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.WireNamed;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.MoneyBackNotice.RefundChanged;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.refund.MoneyBackStore.ChangeOutcome;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Applies what Stripe reports about refunds and disputes: reads the payment, computes the change, and writes
/// it in one conditional transaction; if the payment changed in the meantime, starts over.
@Singleton
public final class MoneyBackNotices {
    /// The longest time that the index over PaymentIntents may lag behind.
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

    /// Applies a notice. Unless this returns [NoticeOutcome#TOO_EARLY], the effect is durable, by this call
    /// or an earlier one.
    ///
    /// @throws RuntimeException if the store cannot be reached; Stripe then delivers the event again
    public NoticeOutcome apply(MoneyBackNotice notice) {
        Optional<RefundRequest> request = reportToRequest(notice);
        Optional<Payment> payment = request.map(it -> payments.find(it.registrationId()))
                .orElseGet(() -> money.ofPaymentIntent(notice.paymentIntentId()));
        if (payment.isEmpty() || !notice.paymentIntentId().equals(payment.get().paymentIntentId())) {
            // The refund of a second payment: its PaymentIntent is not the payment's own.
            return request.isPresent() ? NoticeOutcome.CHANGED : unknown(notice);
        }
        return payment.get().settled() == null
                ? NoticeOutcome.TOO_EARLY
                : applyTo(payment.get().registrationId(), notice);
    }

    /// Withdraws a refund request that Stripe has refused permanently.
    void withdraw(RefundRequest request) {
        Retry.untilWon(request.registrationId(), () -> {
            Payment read = payments.find(request.registrationId()).orElseThrow();
            MoneyBack next = read.moneyBack().withdrawn(request.refundId());
            boolean isWithdrawn = next.equals(read.moneyBack())
                    || money.change(consequences.of(read, next, null)) == ChangeOutcome.CHANGED;
            return isWithdrawn ? Optional.of(next) : Optional.empty();
        });
    }

    /// Records that Stripe refused a request permanently.
    void refused(RefundRequest request, String code) {
        if (refunds.refused(request.refundId(), code)) {
            consequences.refundFailed(request.refundId(), code);
        }
    }

    private Optional<RefundRequest> reportToRequest(MoneyBackNotice notice) {
        if (!(notice instanceof RefundChanged news) || news.requestId() == null) {
            return Optional.empty();
        }
        boolean isNews = refunds.reported(news.requestId(), news.stripeRefundId(), news.status(), news.failureCode());
        if (isNews && !news.status().counts()) {
            consequences.refundFailed(news.requestId(), String.valueOf(news.failureCode()));
        }
        return refunds.find(news.requestId());
    }

    /// The PaymentIntent belongs to another system on the same account, or is ours but so new that the index
    /// does not show it yet. In the latter case, Stripe must deliver the event again.
    private NoticeOutcome unknown(MoneyBackNotice notice) {
        boolean isNew = notice.happenedAt().plus(INDEX_LAG).isAfter(clock.instant());
        return isNew ? NoticeOutcome.TOO_EARLY : NoticeOutcome.FOREIGN;
    }

    private NoticeOutcome applyTo(RegistrationId registrationId, MoneyBackNotice notice) {
        return Retry.untilWon(registrationId, () -> {
            Payment read = payments.find(registrationId).orElseThrow();
            MoneyBack next = read.moneyBack().after(notice);
            if (next.equals(read.moneyBack())) {
                money.seen(read, notice);
                return Optional.of(NoticeOutcome.NOTHING_NEW);
            }
            return switch (money.change(consequences.of(read, next, notice))) {
                case CHANGED -> {
                    consequences.report(read, next);
                    yield Optional.of(NoticeOutcome.CHANGED);
                }
                case SEEN_BEFORE -> Optional.of(NoticeOutcome.NOTHING_NEW);
                case LOST_RACE -> Optional.empty();
            };
        });
    }

    /// The result of applying a notice.
    public enum NoticeOutcome implements WireNamed {
        /// Applied now.
        CHANGED,
        /// It says nothing new.
        NOTHING_NEW,
        /// Its payment is not known yet, or not known to be paid: the event has to be delivered again.
        TOO_EARLY,
        /// Its PaymentIntent is not ours.
        FOREIGN
    }
}
