package dev.usher.payment.release;

import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.payment.release.PaymentCanceller.Cancellation;
import dev.usher.platform.health.LookWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back the seats of holds that have ended, once nobody can pay for them any more. It never asks
/// Stripe: holds whose PaymentIntent has to be cancelled first are left to [OpenHoldSweeper], so that a slow
/// Stripe does not delay the other seats. Safe with several instances: one of them ends a hold.
@Singleton
final class HoldSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);
    private static final Duration WHILE_PAID = Duration.ofMinutes(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    /// How many holds one run takes.
    static final int AT_ONCE = 100;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentCanceller canceller;
    private final Clock clock;
    private final Counter expired;
    private final LookWatch watch;

    HoldSweeper(
            RegistrationStore registrations,
            PaymentStore payments,
            PaymentCanceller canceller,
            Clock clock,
            MeterRegistry meters) {
        this.registrations = registrations;
        this.payments = payments;
        this.canceller = canceller;
        this.clock = clock;
        this.expired = meters.counter("usher.holds.expired");
        this.watch = new LookWatch("holds", meters, clock);
    }

    /// Ends the holds that are over and that nobody can pay for any more. The others are marked or extended,
    /// so that no hold blocks the ones behind it.
    ///
    /// @return how many holds it checked, at most [#AT_ONCE]
    int sweep() {
        Instant now = clock.instant();
        List<Registration> holds = registrations.holdsEndedBefore(now, AT_ONCE);
        boolean all = true;
        for (Registration hold : holds) {
            try {
                end(hold, now);
            } catch (RuntimeException e) {
                LOG.warn("The hold of {} could not be ended and will be tried again", hold.registrationId(), e);
                registrations.extendHold(hold, now.plus(AFTER_A_FAILURE));
                all = false;
            }
        }
        if (all) {
            watch.looked();
        }
        return holds.size();
    }

    private void end(Registration hold, Instant now) {
        switch (canceller.cancelHere(hold.registrationId())) {
            case Cancellation.NobodyCanPay(var ended) -> {
                if (payments.expireRegistration(hold, ended)) {
                    expired.increment();
                    LOG.info("The hold of {} ended, its seats are free again", hold.registrationId());
                }
            }
            case Cancellation.StillOpen _ -> registrations.markOpenAtStripe(hold);
            case Cancellation.Paid(), Cancellation.BeingPaid() -> {
                LOG.info("The hold of {} is extended, it is paid for or needs review", hold.registrationId());
                registrations.extendHold(hold, now.plus(WHILE_PAID));
            }
        }
    }
}
