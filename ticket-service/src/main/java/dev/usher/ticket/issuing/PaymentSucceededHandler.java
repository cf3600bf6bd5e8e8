package dev.usher.ticket.issuing;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.event.Events;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Issues tickets when a payment succeeded.
@Singleton
final class PaymentSucceededHandler implements MessageHandler<PaymentSucceeded> {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentSucceededHandler.class);

    /// An event's logo comes in a message of its own and may arrive after an order.
    private static final Duration LOGO_PATIENCE = Duration.ofSeconds(12);

    private static final Duration LOGO_PAUSE = Duration.ofSeconds(4);

    private final TicketIssuer issuer;
    private final Events events;
    private final MeterRegistry meters;
    private final Clock clock;

    PaymentSucceededHandler(TicketIssuer issuer, Events events, MeterRegistry meters, Clock clock) {
        this.issuer = issuer;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String queue() {
        return "ticket-service-payment-succeeded";
    }

    @Override
    public Class<PaymentSucceeded> reads() {
        return PaymentSucceeded.class;
    }

    @Override
    public int concurrency() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Verdict handle(PaymentSucceeded payment, Envelope envelope) {
        return mayWaitForLogo(envelope, payment) ? new Verdict.RetryAfter(LOGO_PAUSE, "logo") : issue(payment);
    }

    /// Waits for a logo, but not long: tickets without it are better than none, and later downloads print
    /// it. If the sender's clock is further ahead than that, its time is ignored.
    private boolean mayWaitForLogo(Envelope envelope, PaymentSucceeded payment) {
        Duration age = Duration.between(envelope.occurredAt(), clock.instant()).abs();
        return age.compareTo(LOGO_PATIENCE) < 0 && !events.hasLogo(payment.event());
    }

    private Verdict issue(PaymentSucceeded payment) {
        switch (issuer.issue(payment)) {
            case IssueOutcome.Issued(int tickets) -> {
                meters.counter("usher.tickets.issued").increment(tickets);
                meters.timer("usher.payment.to.ticket").record(Duration.between(payment.paidAt(), clock.instant()));
                LOG.info("Issued {} tickets of {}", tickets, payment.registrationId());
            }
            case IssueOutcome.AlreadyIssued() ->
                LOG.info("The tickets of {} were issued before", payment.registrationId());
        }
        return new Verdict.Done();
    }
}
