package dev.usher.payment.release;

import dev.usher.payment.limit.BackgroundBudget;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends holds whose PaymentIntent is open: it is cancelled at Stripe first, a few at a time and within the
/// budget for background calls. Several instances share the holds: the instance that extends a hold has
/// claimed it. If Stripe does not answer, the run ends and the next one waits a while. Not thread-safe.
@Singleton
final class OpenHoldSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(OpenHoldSweeper.class);
    private static final Duration WHILE_PAYING = Duration.ofMinutes(5);

    /// Longer than Stripe's client tries to cancel and then to retrieve, three times eight seconds each.
    private static final Duration WHILE_ENDING = Duration.ofMinutes(1);

    private static final Duration WHILE_AWAY = Duration.ofSeconds(30);

    /// How many holds one run takes.
    static final int AT_ONCE = 4;

    private final RegistrationStore registrations;
    private final PaymentStore payments;
    private final PaymentCanceller canceller;
    private final BackgroundBudget budget;
    private final Clock clock;
    private final Counter expired;
    private final LookWatch watch;
    private Instant pausedUntil = Instant.EPOCH;

    OpenHoldSweeper(
            RegistrationStore registrations,
            PaymentStore payments,
            PaymentCanceller canceller,
            BackgroundBudget budget,
            Clock clock,
            MeterRegistry meters) {
        this.registrations = registrations;
        this.payments = payments;
        this.canceller = canceller;
        this.budget = budget;
        this.clock = clock;
        this.expired = meters.counter("usher.holds.expired");
        this.watch = new LookWatch("open-holds", meters, clock);
    }

    /// Ends a few holds that are over.
    ///
    /// @return whether there may be more to do immediately
    boolean sweep() {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return false;
        }
        List<Registration> found = registrations.holdsOpenAtStripe(now, AT_ONCE);
        Instant until = now.plus(WHILE_ENDING);
        List<Registration> claimed = found.stream()
                .filter(hold -> registrations.extendHold(hold, until))
                .map(hold -> hold.heldUntil(until))
                .toList();
        if (!allAnswered(claimed)) {
            pausedUntil = clock.instant().plus(WHILE_AWAY);
            return false;
        }
        watch.looked();
        return found.size() == AT_ONCE;
    }

    private boolean allAnswered(List<Registration> claimed) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> ends = claimed.stream()
                    .map(hold -> threads.submit(() -> isAnswered(hold)))
                    .toList();
            boolean all = true;
            for (Future<Boolean> end : ends) {
                all &= end.get();
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("ending a hold failed unexpectedly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while holds were being ended", e);
        }
    }

    /// Ends one hold. If that fails, the hold is tried again when its claim is over.
    ///
    /// @return false if Stripe is away
    private boolean isAnswered(Registration hold) {
        try {
            end(hold);
            return true;
        } catch (ProviderUnavailable e) {
            LOG.warn("The hold of {} cannot be ended yet: {}", hold.registrationId(), e.getMessage());
            return e.isAnswered();
        } catch (RuntimeException e) {
            LOG.warn("The hold of {} could not be ended and will be tried again", hold.registrationId(), e);
            return true;
        }
    }

    private void end(Registration hold) {
        budget.take();
        if (canceller.cancel(hold.registrationId()) instanceof Cancellation.NobodyCanPay(var ended)) {
            if (payments.expireRegistration(hold, ended)) {
                expired.increment();
                LOG.info("The hold of {} ended, its seats are free again", hold.registrationId());
            }
        } else {
            LOG.info("The hold of {} is extended, it is being paid for", hold.registrationId());
            registrations.extendHold(hold, clock.instant().plus(WHILE_PAYING));
        }
    }
}
