package dev.usher.payment.payment;

import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the seats of holds that ended back, but only once nobody can pay for them any more: the
/// PaymentIntent is cancelled at Stripe first. Safe with several instances: of several that end a hold, one
/// does.
@Singleton
final class HoldSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);
    private static final int AT_ONCE = 25;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentProvider provider;
    private final Clock clock;
    private final Counter expired;

    HoldSweeper(
            RegistrationStore registrations,
            PaymentStore payments,
            PaymentProvider provider,
            Clock clock,
            MeterRegistry meters) {
        this.registrations = registrations;
        this.payments = payments;
        this.provider = provider;
        this.clock = clock;
        this.expired = meters.counter("usher.holds.expired");
    }

    /// Ends holds that are over.
    ///
    /// @return how many this call ended
    int sweep() {
        int ended = 0;
        for (Registration hold : registrations.holdsEndedBefore(clock.instant(), AT_ONCE)) {
            try {
                if (nobodyCanPay(hold) && registrations.expire(hold)) {
                    ended++;
                    expired.increment();
                    LOG.info("The hold of {} ended, its seats are free again", hold.registrationId());
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "The hold of {} could not be ended, next look decides: {}",
                        hold.registrationId(),
                        e.toString());
            }
        }
        return ended;
    }

    private boolean nobodyCanPay(Registration hold) {
        Optional<Payment> payment = payments.find(hold.registrationId());
        return payment.isEmpty() || isCanceled(payment.get());
    }

    private boolean isCanceled(Payment payment) {
        return switch (payment.state()) {
            case CANCELED -> true;
            case SUCCEEDED, LATE_PAID, REVIEW -> false;
            case CREATING -> isCanceled(payment, created(payment));
            case OPEN, PROCESSING -> isCanceled(payment, payment.paymentIntentId());
        };
    }

    private boolean isCanceled(Payment payment, @Nullable String paymentIntentId) {
        if (paymentIntentId == null || provider.cancel(paymentIntentId)) {
            payments.canceled(payment);
            return true;
        }
        return false;
    }

    /// A creation whose answer was lost may have made a PaymentIntent: asking again with the same key tells
    /// which.
    private @Nullable String created(Payment payment) {
        return switch (provider.create(payment.registrationId(), payment.attempt(), payment.amount())) {
            case PaymentProvider.CreateOutcome.Created(var intent) -> intent.paymentIntentId();
            case PaymentProvider.CreateOutcome.NotPayable() -> null;
        };
    }
}
