package dev.usher.payment.refund;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.PaymentRefunded;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.moneyback.MoneyBack;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.moneyback.MoneyBackNotice.DisputeChanged;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.refund.MoneyBackStore.Change;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What follows from a refund or a dispute: which messages are sent, and whether the registration and its
/// seats are given up.
@Singleton
final class MoneyBackConsequences {
    private static final Logger LOG = LoggerFactory.getLogger(MoneyBackConsequences.class);

    private final RegistrationStore registrations;
    private final EventStore events;
    private final MeterRegistry meters;
    private final Clock clock;

    MoneyBackConsequences(RegistrationStore registrations, EventStore events, MeterRegistry meters, Clock clock) {
        this.registrations = registrations;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    Change of(Payment read, MoneyBack next, @Nullable MoneyBackNotice notice) {
        Payment after = read.with(next);
        @Nullable
        Registration refunded = after.state() == PaymentState.REFUNDED && read.state() != PaymentState.REFUNDED
                ? confirmed(read)
                : null;
        return new Change(
                read,
                next,
                notice,
                messages(read, after, notice),
                refunded,
                refunded != null && isBeforeAnybodyEnters(refunded));
    }

    /// Reports that Stripe refused a refund permanently, or that its money came back.
    void refundFailed(String requestId, String code) {
        meters.counter("usher.refunds", "outcome", "failed").increment();
        LOG.error("The refund {} failed ({}): give the money back in another way", requestId, code);
    }

    /// Reports a change that was applied.
    void report(Payment read, MoneyBack next) {
        Payment after = read.with(next);
        LOG.info(
                "{} of {} are refunded, {} is {}{}",
                after.refunded().amountMinor(),
                after.paid(),
                after.registrationId(),
                after.state(),
                next.isDisputed() ? " and disputed" : "");
        if (after.refunded().amountMinor() < read.refunded().amountMinor()) {
            review("refund_failed");
            LOG.error(
                    "A refund of {} failed after it had been counted: the buyer does not have the money",
                    after.registrationId());
        }
        if (next.isDisputed() && !read.moneyBack().isDisputed()) {
            meters.counter("usher.disputes").increment();
        }
    }

    private void review(String what) {
        meters.counter("usher.payments.review", "what", what).increment();
    }

    private @Nullable Registration confirmed(Payment payment) {
        return registrations
                .find(payment.registrationId())
                .filter(registration -> registration.status() == RegistrationStatus.CONFIRMED)
                .orElse(null);
    }

    /// Once tickets admit, somebody may already be in the seats.
    private boolean isBeforeAnybodyEnters(Registration registration) {
        Instant now = clock.instant();
        return events.find(registration.eventId())
                .filter(event -> now.isBefore(event.entryBegins()))
                .isPresent();
    }

    private List<Envelope> messages(Payment read, Payment after, @Nullable MoneyBackNotice notice) {
        var messages = new ArrayList<Envelope>();
        Instant now = clock.instant();
        if (!read.refunded().equals(after.refunded())) {
            messages.add(Envelope.of(
                    now,
                    new PaymentRefunded(
                            after.registrationId(),
                            intent(after),
                            after.paid(),
                            after.refunded(),
                            after.moneyBack().revision(),
                            now)));
        }
        if (notice instanceof DisputeChanged news
                && !read.moneyBack().disputes().equals(after.moneyBack().disputes())) {
            messages.add(Envelope.of(
                    now,
                    new PaymentDisputed(
                            after.registrationId(),
                            intent(after),
                            news.disputeId(),
                            news.status(),
                            news.disputed(),
                            news.reason(),
                            after.moneyBack().revision(),
                            now)));
        }
        return messages;
    }

    private static String intent(Payment payment) {
        return Objects.requireNonNull(payment.paymentIntentId(), "a paid payment has a PaymentIntent");
    }
}
