package dev.usher.payment.refund;

import dev.usher.payment.moneyback.MoneyBackNotice.RefundChanged;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.refund.RefundProvider.Answer;
import dev.usher.payment.refund.RefundProvider.StripeRefund;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Stripe for a refund, with the effect of asking once: the request is claimed first, its id is the
/// idempotency key, and from the second attempt on Stripe is first asked whether the refund was already made,
/// because it may forget keys after a day.
@Singleton
final class RefundExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(RefundExecutor.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final int FIRST_ROUND = 1;

    private final RefundStore refunds;
    private final RefundProvider provider;
    private final MoneyBackNotices moneyBack;
    private final RefundConfig config;
    private final Clock clock;

    RefundExecutor(
            RefundStore refunds,
            RefundProvider provider,
            MoneyBackNotices moneyBack,
            RefundConfig config,
            Clock clock) {
        this.refunds = refunds;
        this.provider = provider;
        this.moneyBack = moneyBack;
        this.config = config;
        this.clock = clock;
    }

    /// Asks Stripe, unless another caller is doing so.
    ///
    /// @return the request as it is now; still `requested` if Stripe does not answer
    RefundRequest execute(RefundRequest request) {
        Optional<RefundRequest> taken = refunds.take(request, clock.instant().plus(pause(request.attempts())));
        if (taken.isPresent()) {
            try {
                apply(taken.get(), ask(taken.get()));
            } catch (ProviderUnavailable e) {
                LOG.warn("The refund {} has to wait: {}", request.refundId(), e.getMessage());
            }
        }
        return refunds.find(request.refundId()).orElse(request);
    }

    private Answer ask(RefundRequest taken) {
        return made(taken).<Answer>map(Answer.Taken::new).orElseGet(() -> askAnew(taken));
    }

    /// Stripe repeats a failure under the same key for a day. Once it has answered, that request is over, and
    /// the list of refunds says whether the refund was made: if not, another key is as safe as the first.
    private Answer askAnew(RefundRequest taken) {
        try {
            return provider.refund(taken, FIRST_ROUND);
        } catch (ProviderUnavailable e) {
            if (!e.isAnswered() || taken.attempts() == 1) {
                throw e;
            }
            LOG.warn("The refund {} is requested again with another key: {}", taken.refundId(), e.getMessage());
            return made(taken).<Answer>map(Answer.Taken::new).orElseGet(() -> provider.refund(taken, taken.attempts()));
        }
    }

    private Optional<StripeRefund> made(RefundRequest taken) {
        return taken.attempts() == 1
                ? Optional.empty()
                : provider.ofPaymentIntent(taken.paymentIntentId()).stream()
                        .filter(refund -> taken.refundId().equals(refund.requestId()))
                        .findFirst();
    }

    private void apply(RefundRequest taken, Answer answer) {
        switch (answer) {
            case Answer.Taken(var refund) -> moneyBack.apply(notice(taken, refund));
            case Answer.Refused(String code) -> {
                // The payment comes first: if this process dies between the two writes, the request is tried
                // again.
                moneyBack.withdraw(taken);
                moneyBack.refused(taken, code);
            }
        }
    }

    /// Applies Stripe's answer like a delivered event, so that it does not matter if the webhook never
    /// arrives.
    private RefundChanged notice(RefundRequest taken, StripeRefund refund) {
        return new RefundChanged(
                "refund:" + refund.stripeRefundId() + ":" + refund.status().wireName(),
                taken.paymentIntentId(),
                refund.stripeRefundId(),
                refund.amountMinor(),
                refund.status(),
                taken.refundId(),
                refund.failureCode(),
                clock.instant());
    }

    private Duration pause(int attempts) {
        Duration pause = config.retryAfter().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
