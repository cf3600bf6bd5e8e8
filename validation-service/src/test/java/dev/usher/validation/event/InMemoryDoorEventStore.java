package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.testing.Fake;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events at the door without a database.
@Fake
public final class InMemoryDoorEventStore implements DoorEventStore {
    private final Map<EventId, DoorEvent> events = new HashMap<>();

    /// A view of them as the door has it.
    public DoorEvents asSeenAtTheDoor() {
        return new DoorEvents(this);
    }

    @Override
    public synchronized Optional<DoorEvent> find(EventId eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    @Override
    public synchronized void learn(EventFacts facts) {
        DoorEvent known = events.get(facts.eventId());
        if (known == null || known.revision() < facts.revision()) {
            events.put(facts.eventId(), DoorEvent.of(facts, known == null ? DoorRules.DEFAULT : known.rules()));
        }
    }

    @Override
    public synchronized RuleOutcome rule(EventId eventId, DoorRules rules, @Nullable DoorRules expected) {
        DoorEvent known = events.get(eventId);
        if (known == null) {
            return new RuleOutcome.UnknownEvent();
        }
        if (expected != null && !expected.equals(known.rules())) {
            return new RuleOutcome.ChangedMeanwhile();
        }
        var ruled = new DoorEvent(eventId, known.revision(), known.name(), known.window(), rules);
        events.put(eventId, ruled);
        return new RuleOutcome.Ruled(ruled);
    }
}
