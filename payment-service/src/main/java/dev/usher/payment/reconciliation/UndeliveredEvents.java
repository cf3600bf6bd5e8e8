package dev.usher.payment.reconciliation;

import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.Undelivered;
import dev.usher.payment.webhook.StripeEvents.Delivery;
import dev.usher.payment.webhook.WebhookDesk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Applies the events that Stripe could not deliver, through the same handler as the webhook: one that was
/// delivered meanwhile changes nothing.
@Singleton
final class UndeliveredEvents {
    static final String JOB = "undelivered-events";

    /// Events become listed after they happened, and deliveries fail later still.
    private static final Duration OVERLAP = Duration.ofHours(1);

    /// As long as Stripe remembers events.
    private static final Duration FIRST_LOOK = Duration.ofDays(30);

    private final ProviderHistory history;
    private final WebhookDesk desk;
    private final Watermarks watermarks;
    private final Findings findings;
    private final Clock clock;

    UndeliveredEvents(
            ProviderHistory history, WebhookDesk desk, Watermarks watermarks, Findings findings, Clock clock) {
        this.history = history;
        this.desk = desk;
        this.watermarks = watermarks;
        this.findings = findings;
        this.clock = clock;
    }

    /// Lists and applies them. The watermark moves on only if all could be applied.
    void replay() {
        Instant started = clock.instant();
        Instant since =
                watermarks.read(JOB).map(done -> done.minus(OVERLAP)).orElseGet(() -> started.minus(FIRST_LOOK));
        boolean all = true;
        for (Undelivered event : history.undelivered(since)) {
            all &= applied(event);
        }
        if (all) {
            watermarks.write(JOB, started);
        }
    }

    private boolean applied(Undelivered event) {
        try {
            if (apply(event.delivery())) {
                return true;
            }
            findings.found(What.EVENT_NOT_APPLIED, event.stripeEventId(), "too early, or of another API version");
        } catch (RuntimeException e) {
            findings.found(What.EVENT_NOT_APPLIED, event.stripeEventId(), e.toString());
        }
        return false;
    }

    private boolean apply(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Notice(var notice) -> {
                if (desk.apply(notice)) {
                    findings.found(What.UNDELIVERED_EVENT, notice.stripeEventId(), "of " + notice.registrationId());
                }
                yield true;
            }
            case Delivery.MoneyBack(var notice) -> desk.apply(notice);
            case Delivery.NotForUs _ -> true;
            case Delivery.OtherApiVersion _ -> false;
            case Delivery.NotAnEvent _ -> true;
            case Delivery.NotFromStripe _ -> true;
        };
    }
}
