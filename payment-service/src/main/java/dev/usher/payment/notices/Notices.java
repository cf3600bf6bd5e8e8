package dev.usher.payment.notices;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.Event;
import dev.usher.payment.moneyback.MoneyBackNotice;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.Settlements;
import dev.usher.payment.paying.Settlements.SettleOutcome;
import dev.usher.payment.refund.MoneyBackNotices;
import dev.usher.payment.refund.MoneyBackNotices.NoticeOutcome;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies what Stripe reports about our payments. It calls neither Stripe nor SNS: a single transaction
/// stands between a delivery and its acknowledgement.
@Singleton
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Settlements settlements;
    private final RegistrationStore registrations;
    private final RecentEvents events;
    private final MoneyBackNotices moneyBack;
    private final SetAsideEvents setAside;
    private final MeterRegistry meters;
    private final Clock clock;

    Notices(
            Settlements settlements,
            RegistrationStore registrations,
            RecentEvents events,
            MoneyBackNotices moneyBack,
            SetAsideEvents setAside,
            MeterRegistry meters,
            Clock clock) {
        this.settlements = settlements;
        this.registrations = registrations;
        this.events = events;
        this.moneyBack = moneyBack;
        this.setAside = setAside;
        this.meters = meters;
        this.clock = clock;
    }

    /// Applies a notice. When this returns, the effect is durable, by this call or an earlier one.
    ///
    /// @return whether this call changed anything
    /// @throws RuntimeException if the store cannot be reached; Stripe then delivers the event again
    public boolean apply(PaymentNotice notice) {
        Registration registration = registrations.find(notice.registrationId()).orElse(null);
        if (registration == null) {
            count("foreign");
            LOG.warn(
                    "Stripe event {} is about {}, which does not exist here",
                    notice.stripeEventId(),
                    notice.registrationId());
            return false;
        }
        if (notice.kind() == PaymentNotice.Kind.SUCCEEDED) {
            SettleOutcome outcome = settlements.settle(notice, registration, message(notice, registration));
            report(notice, outcome);
            return !(outcome instanceof SettleOutcome.SettledBefore);
        }
        var outcome = settlements.note(notice);
        count(outcome.wireName());
        LOG.info("{} of {}: {}", notice.kind(), notice.registrationId(), outcome);
        return outcome == Settlements.NoteOutcome.NOTED;
    }

    /// Applies a notice about a refund or a dispute.
    ///
    /// @return false if it has to be delivered again, because its payment is not known to be paid yet
    /// @throws RuntimeException if the store cannot be reached; Stripe then delivers the event again
    public boolean apply(MoneyBackNotice notice) {
        NoticeOutcome outcome = moneyBack.apply(notice);
        count(outcome.wireName());
        LOG.info("{} of {}: {}", notice.stripeEventId(), notice.paymentIntentId(), outcome);
        return outcome != NoticeOutcome.TOO_EARLY;
    }

    /// Sets aside an event that cannot be read, for the reconciliation to fetch it again by its id. Durable
    /// when this returns.
    ///
    /// @throws RuntimeException if the store cannot be reached; Stripe then delivers the event again
    public void setAside(String stripeEventId, String cause) {
        Instant now = clock.instant();
        setAside.put(stripeEventId, cause, now, now);
        count("set_aside");
        LOG.error("Stripe event {} cannot be read and is set aside: {}", stripeEventId, cause);
    }

    /// Counts and logs an event that is ignored.
    public void ignore(IgnoreReason reason, String what) {
        count(reason.wireName());
        LOG.info("Nothing to do, {}: {}", reason, what);
        if (reason == IgnoreReason.OTHER_MODE) {
            review("livemode");
        }
    }

    private Envelope message(PaymentNotice success, Registration registration) {
        Event event = events.find(registration.eventId())
                .orElseThrow(() -> new IllegalStateException("no event of " + registration.registrationId()));
        return Envelope.of(
                clock.instant(), registration.paidWith(success.paymentIntentId(), success.happenedAt(), event.facts()));
    }

    private void report(PaymentNotice success, SettleOutcome outcome) {
        var registrationId = success.registrationId();
        switch (outcome) {
            case SettleOutcome.Settled() -> {
                count("settled");
                LOG.info("{} is paid with {}", registrationId, success.paymentIntentId());
            }
            case SettleOutcome.SettledLate() -> {
                count("settled_late");
                LOG.warn("{} was paid after its hold had ended; there were seats left", registrationId);
            }
            case SettleOutcome.SettledBefore() -> {
                count("settled_before");
                LOG.info("{} was settled before", registrationId);
            }
            case SettleOutcome.NoSeatLeft() -> {
                count("late_paid");
                LOG.warn(
                        "{} was paid with {} after its seats were gone: the money goes back",
                        registrationId,
                        success.paymentIntentId());
            }
            case SettleOutcome.PaidTwice() -> {
                count("paid_twice");
                review("paid_twice");
                LOG.error("{} was paid again, with {}: the money goes back", registrationId, success.paymentIntentId());
            }
            case SettleOutcome.Mismatch(String what) -> {
                count("review");
                review("mismatch");
                LOG.error("{} needs review, {}: {}", registrationId, success.paymentIntentId(), what);
            }
        }
    }

    private void review(String what) {
        meters.counter("usher.payments.review", "what", what).increment();
    }

    private void count(String outcome) {
        meters.counter("usher.webhooks", "outcome", outcome).increment();
    }
}
