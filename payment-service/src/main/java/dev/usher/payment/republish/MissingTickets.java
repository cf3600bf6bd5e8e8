package dev.usher.payment.republish;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.registration.RegistrationsWithoutTickets;
import dev.usher.platform.health.LookWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports how many registrations were confirmed more than five minutes ago and have no tickets:
/// `usher_orders_without_tickets`. Empty dead-letter queues do not prove that tickets exist; this does.
@Singleton
final class MissingTickets {
    private static final Logger LOG = LoggerFactory.getLogger(MissingTickets.class);
    private static final Duration LONG = Duration.ofMinutes(5);

    /// Counting stops here.
    private static final int MOST = 10_000;

    private static final int SHOWN = 10;

    private final RegistrationsWithoutTickets registrations;
    private final Clock clock;
    private final LookWatch watch;
    private final AtomicLong missing = new AtomicLong();

    MissingTickets(RegistrationsWithoutTickets registrations, Clock clock, MeterRegistry meters) {
        this.registrations = registrations;
        this.clock = clock;
        this.watch = new LookWatch("orders-without-tickets", meters, clock);
        Gauge.builder("usher.orders.without.tickets", missing, AtomicLong::doubleValue)
                .strongReference(true)
                .register(meters);
    }

    /// Counts again.
    ///
    /// @throws RuntimeException if the store cannot be reached; the number stays as it was, and the age of
    ///     the last count rises
    void look() {
        List<RegistrationId> found =
                registrations.confirmedBetween(Instant.EPOCH, clock.instant().minus(LONG), MOST);
        if (missing.getAndSet(found.size()) != found.size() && !found.isEmpty()) {
            LOG.error(
                    "{} registrations were confirmed more than five minutes ago and have no tickets, among them {}",
                    found.size(),
                    found.stream().limit(SHOWN).toList());
        }
        watch.looked();
    }
}
