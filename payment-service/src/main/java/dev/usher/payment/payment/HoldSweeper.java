package dev.usher.payment.payment;

import dev.usher.payment.payment.PaymentEnd.EndOutcome.NobodyCanPay;
import dev.usher.payment.payment.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the seats of holds that ended back, but only once nobody can pay for them any more: the
/// PaymentIntent is cancelled at Stripe first. Safe with several instances: of several that end a hold, one
/// does.
@Singleton
final class HoldSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(HoldSweeper.class);
    private static final Duration WHILE_PAYING = Duration.ofMinutes(5);
    private static final Duration WHILE_UNKNOWN = Duration.ofSeconds(30);

    /// How many holds one look takes.
    static final int AT_ONCE = 25;

    private final RegistrationStore registrations;
    private final PaymentEnd paymentEnd;
    private final Clock clock;
    private final Counter expired;

    HoldSweeper(RegistrationStore registrations, PaymentEnd paymentEnd, Clock clock, MeterRegistry meters) {
        this.registrations = registrations;
        this.paymentEnd = paymentEnd;
        this.clock = clock;
        this.expired = meters.counter("usher.holds.expired");
    }

    /// Looks at holds that are over and ends those that nobody can pay for any more. The others are
    /// extended for a while: those whose payment is under way because their buyer shall have the seats, all
    /// because holds that cannot end must not stand in the way of those that can.
    ///
    /// @return how many this call ended, at most [#AT_ONCE]
    int sweep() {
        Instant now = clock.instant();
        int ended = 0;
        for (Registration hold : registrations.holdsEndedBefore(now, AT_ONCE)) {
            try {
                if (ends(hold, now)) {
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

    private boolean ends(Registration hold, Instant now) {
        try {
            if (paymentEnd.end(hold.registrationId()) instanceof NobodyCanPay) {
                return registrations.expire(hold);
            }
            LOG.info("The hold of {} is extended, it is being paid for or needs review", hold.registrationId());
            registrations.extendHold(hold, now.plus(WHILE_PAYING));
        } catch (ProviderUnavailable e) {
            LOG.warn("The hold of {} cannot end yet: {}", hold.registrationId(), e.getMessage());
            registrations.extendHold(hold, now.plus(WHILE_UNKNOWN));
        }
        return false;
    }
}
