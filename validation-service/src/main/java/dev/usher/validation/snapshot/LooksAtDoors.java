package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.PassageListener;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that what happens at a door is told, also if no device asks: looks at its changes every second,
/// and for a while after the last passage. What an instance did not tell of before it was killed is
/// told by whichever looks at the event next.
@Singleton
final class LooksAtDoors implements PassageListener {
    private static final Logger LOG = LoggerFactory.getLogger(LooksAtDoors.class);

    /// Long enough for a look at everything, which finds what was late.
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);

    private final ChangeSequencer sequencer;
    private final Clock clock;
    private final Map<EventId, Instant> until = new ConcurrentHashMap<>();

    LooksAtDoors(ChangeSequencer sequencer, Clock clock) {
        this.sequencer = sequencer;
        this.clock = clock;
    }

    @Override
    public void happened(EventId eventId) {
        until.put(eventId, clock.instant().plus(AFTERWARDS));
    }

    /// Looks at each event once. One that fails is looked at again the next time, and stops no other.
    void look() {
        Instant now = clock.instant();
        until.forEach((eventId, end) -> {
            try {
                sequencer.lookAt(eventId);
                if (end.isBefore(now)) {
                    until.remove(eventId, end);
                }
            } catch (RuntimeException e) {
                LOG.warn("The changes of {} cannot be told now: {}", eventId, e.toString());
            }
        });
    }

    /// A pause between looks, not a rate: looks of one instance never overlap.
    @Singleton
    @Requires(property = "usher.background", notEquals = "false")
    static final class Job {
        private final LooksAtDoors looks;

        Job(LooksAtDoors looks) {
            this.looks = looks;
        }

        @Scheduled(fixedDelay = "1s", initialDelay = "1s")
        void look() {
            looks.look();
        }
    }
}
