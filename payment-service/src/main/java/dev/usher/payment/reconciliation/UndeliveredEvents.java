package dev.usher.payment.reconciliation;

import dev.usher.payment.notices.SetAsideEvents;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ProviderHistory.Undelivered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Applies the events that Stripe could not deliver. An event that cannot be applied is set aside, so that
/// the others need not be listed again because of it.
@Singleton
final class UndeliveredEvents {
    static final String JOB = "undelivered-events";

    /// Events are listed some time after they happened, and deliveries fail even later.
    private static final Duration OVERLAP = Duration.ofHours(1);

    /// As long as Stripe keeps events.
    private static final Duration FIRST_LOOK = Duration.ofDays(30);

    private final ProviderHistory history;
    private final EventApplier applier;
    private final SetAsideEvents setAside;
    private final Watermarks watermarks;
    private final Findings findings;
    private final Clock clock;

    UndeliveredEvents(
            ProviderHistory history,
            EventApplier applier,
            SetAsideEvents setAside,
            Watermarks watermarks,
            Findings findings,
            Clock clock) {
        this.history = history;
        this.applier = applier;
        this.setAside = setAside;
        this.watermarks = watermarks;
        this.findings = findings;
        this.clock = clock;
    }

    /// Lists and applies them. The watermark moves on once each event is applied or durably set aside.
    ///
    /// @return false if something could not be checked
    boolean replay() {
        Instant started = clock.instant();
        Instant since =
                watermarks.read(JOB).map(done -> done.minus(OVERLAP)).orElseGet(() -> started.minus(FIRST_LOOK));
        for (Undelivered event : history.undelivered(since)) {
            @Nullable String failure = failure(event);
            if (failure != null) {
                findings.found(What.EVENT_NOT_APPLIED, event.stripeEventId(), failure);
                setAside.put(event.stripeEventId(), failure, started, started);
            }
        }
        watermarks.write(JOB, started);
        return true;
    }

    private @Nullable String failure(Undelivered event) {
        try {
            return applier.apply(event.delivery());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
