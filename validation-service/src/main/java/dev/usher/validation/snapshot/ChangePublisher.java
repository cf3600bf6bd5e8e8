package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.platform.health.LookWatch;
import dev.usher.platform.service.FromStart;
import dev.usher.validation.scan.PassageListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes what happens at a door even if no device asks for it. Looks at each event's changes every two
/// seconds, until a while after its last passage. If an instance is killed before it publishes a change, the
/// next instance that looks at the event publishes it.
@Singleton
final class ChangePublisher implements PassageListener {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);

    /// Long enough for one full look to end and another to be made, which finds late changes.
    private static final Duration AFTERWARDS =
            ChangeSequencer.FULL_LOOK.multipliedBy(2).plusSeconds(30);

    private final ChangeSequencer sequencer;
    private final Clock clock;
    private final LookWatch watch;
    private final Map<EventId, Instant> until = new ConcurrentHashMap<>();
    private final Set<EventId> failing = ConcurrentHashMap.newKeySet();

    ChangePublisher(ChangeSequencer sequencer, MeterRegistry meters, Clock clock) {
        this.sequencer = sequencer;
        this.clock = clock;
        this.watch = new LookWatch("door-changes", meters, clock);
    }

    @Override
    public void happened(EventId eventId) {
        until.put(eventId, clock.instant().plus(AFTERWARDS));
    }

    /// Looks at each event once. If a look fails, it is repeated the next time; the other events are not
    /// affected.
    void look() {
        Instant now = clock.instant();
        until.forEach((eventId, end) -> {
            try {
                sequencer.lookAt(eventId);
                if (end.isBefore(now)) {
                    until.remove(eventId, end);
                }
                failing.remove(eventId);
            } catch (RuntimeException e) {
                // Log each failure once: looks follow each other every two seconds.
                if (failing.add(eventId)) {
                    LOG.warn("The changes of {} cannot be published now; a later look will publish them", eventId, e);
                }
            }
        });
        if (failing.isEmpty()) {
            watch.looked();
        }
    }

    /// A pause between looks, not a rate: the looks of one instance never overlap.
    @Singleton
    @FromStart
    @Requires(property = "usher.background", notEquals = "false")
    static final class Job {
        private final ChangePublisher publisher;

        Job(ChangePublisher publisher) {
            this.publisher = publisher;
        }

        @Scheduled(fixedDelay = "2s", initialDelay = "2s")
        void look() {
            publisher.look();
        }
    }
}
