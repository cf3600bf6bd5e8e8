package dev.usher.payment.reconciliation;

import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.SetAsideEvents;
import dev.usher.payment.notices.SetAsideEvents.SetAside;
import dev.usher.payment.reconciliation.Findings.What;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches the events that were set aside again, one by one by their ids. They can be applied once the
/// missing piece is there, such as their payment, or a release that understands them.
@Singleton
final class EventsSetAside {
    /// How many events one run takes. If there are more, the cause is one fault for all events rather than a
    /// fault in some.
    private static final int AT_ONCE = 100;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    private final ProviderHistory history;
    private final EventApplier applier;
    private final SetAsideEvents events;
    private final Findings findings;
    private final Clock clock;

    EventsSetAside(
            ProviderHistory history, EventApplier applier, SetAsideEvents events, Findings findings, Clock clock) {
        this.history = history;
        this.applier = applier;
        this.events = events;
        this.findings = findings;
        this.clock = clock;
    }

    /// Retries the events that are due.
    ///
    /// @return false if something could not be checked
    boolean replay() {
        Instant now = clock.instant();
        List<SetAside> waiting = events.waiting(AT_ONCE);
        findings.eventsSetAside(waiting.size());
        var items = new OneByOne(findings);
        for (SetAside event : waiting) {
            if (event.dueAt().isAfter(now)) {
                break;
            }
            items.attempt(event.stripeEventId(), () -> again(event, now));
        }
        return items.missedNothing();
    }

    private void again(SetAside event, Instant now) {
        Optional<Delivery> fetched = history.event(event.stripeEventId());
        if (fetched.isEmpty()) {
            findings.found(What.EVENT_LOST, event.stripeEventId(), event.cause());
            events.remove(event.stripeEventId());
            return;
        }
        @Nullable String failure = failure(fetched.get());
        if (failure == null) {
            events.remove(event.stripeEventId());
        } else {
            events.put(event.stripeEventId(), failure, now, now.plus(pause(event.tries())));
        }
    }

    private @Nullable String failure(Delivery delivery) {
        try {
            return applier.apply(delivery);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
