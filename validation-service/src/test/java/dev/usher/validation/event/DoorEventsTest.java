package dev.usher.validation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.validation.event.DoorRules.Entries;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorEventsTest {
    private static final EventId EVENT = new EventId(UUID.randomUUID());
    private static final DoorRules STRICTER = new DoorRules(new Entries(Entries.Mode.AFTER_EXIT, 3), Map.of());

    private final AtomicLong nanos = new AtomicLong();
    private final Unsteady store = new Unsteady();
    private final DoorEvents events = new DoorEvents(store, nanos::get);

    @BeforeEach
    void theEventIsKnown() {
        store.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        assertThat(events.find(EVENT)).isPresent();
    }

    @Test
    void atAQuietDoorTheFirstWhoAsksHearsOfTheRulesThatAnotherInstanceChanged() {
        store.rule(EVENT, STRICTER, null);
        pass(Duration.ofMinutes(40));

        assertThat(events.find(EVENT).map(DoorEvent::rules)).contains(STRICTER);
    }

    @Test
    void aDoorThatIsOpenStaysOpenForAnHourWhileTheStoreCannotBeReached() {
        store.isReachable = false;

        pass(Duration.ofMinutes(59));
        assertThat(events.find(EVENT)).isPresent();
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(() -> events.find(EVENT)).hasMessage("the store cannot be reached");
    }

    @Test
    void rulesThatWereSetHereHoldAtOnce() {
        events.rule(EVENT, STRICTER, null);

        assertThat(events.find(EVENT).map(DoorEvent::rules)).contains(STRICTER);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /// A store that can be out of reach.
    private static final class Unsteady implements DoorEventStore {
        private final InMemoryDoorEventStore events = new InMemoryDoorEventStore();
        private boolean isReachable = true;

        @Override
        public Optional<DoorEvent> find(EventId eventId) {
            if (!isReachable) {
                throw new IllegalStateException("the store cannot be reached");
            }
            return events.find(eventId);
        }

        @Override
        public void learn(EventFacts facts) {
            events.learn(facts);
        }

        @Override
        public RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
            return events.rule(eventId, rules, expected);
        }

        @Override
        public boolean restoreRules(EventId eventId) {
            return events.restoreRules(eventId);
        }
    }
}
