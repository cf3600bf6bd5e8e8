package dev.usher.validation.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.EventFacts;
import dev.usher.platform.testing.Fake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Events at the door without a database.
@Fake
public final class InMemoryDoorEventStore implements DoorEventStore {
    private final Map<EventId, DoorEvent> events = new HashMap<>();
    private final Map<EventId, DoorRules> rules = new HashMap<>();
    private final Map<EventId, DoorRules> copies = new HashMap<>();
    private final List<DoorChanged> messages = new ArrayList<>();
    private boolean areCopiesAway;

    /// A view of them as the door has it.
    public DoorEvents asSeenAtTheDoor() {
        return new DoorEvents(this);
    }

    @Override
    public synchronized Optional<DoorEvent> find(EventId eventId) {
        return Optional.ofNullable(events.get(eventId));
    }

    /// The messages about an event's rules, in order.
    synchronized List<DoorChanged> messages(EventId eventId) {
        return messages.stream()
                .filter(message -> message.eventId().equals(eventId))
                .toList();
    }

    @Override
    public synchronized void learn(EventFacts facts) {
        DoorEvent known = events.get(facts.eventId());
        if (known == null || known.revision() < facts.revision()) {
            events.put(
                    facts.eventId(),
                    new DoorEvent(
                            facts.eventId(),
                            facts.revision(),
                            facts.name(),
                            new EventWindow(facts.admitsFrom(), facts.admitsUntil(), facts.zone()),
                            rules.getOrDefault(facts.eventId(), DoorRules.DEFAULT)));
        }
    }

    @Override
    public synchronized RuleOutcome rule(EventId eventId, DoorRules newRules, @Nullable DoorRules expected) {
        DoorEvent known = events.get(eventId);
        if (known == null) {
            return new RuleOutcome.UnknownEvent();
        }
        if (expected != null && !expected.equals(known.rules())) {
            return new RuleOutcome.ChangedMeanwhile();
        }
        DoorEvent ruled = known.with(newRules);
        rules.put(eventId, newRules);
        copies.put(eventId, newRules);
        messages.add(newRules.changed(
                eventId, messages(eventId).size() + 1, known.window().admitsFrom()));
        events.put(eventId, ruled);
        return new RuleOutcome.Ruled(ruled);
    }

    @Override
    public synchronized boolean restoreRules(EventId eventId) {
        if (areCopiesAway) {
            throw new IllegalStateException("the copies cannot be read");
        }
        DoorRules copy = copies.get(eventId);
        if (copy == null || rules.putIfAbsent(eventId, copy) != null) {
            return false;
        }
        events.computeIfPresent(eventId, (_, event) -> event.with(copy));
        return true;
    }

    /// Makes every later [#restoreRules] fail, or none.
    public synchronized void areCopiesAway(boolean newAreCopiesAway) {
        areCopiesAway = newAreCopiesAway;
    }

    synchronized void lose(EventId eventId) {
        events.remove(eventId);
        rules.remove(eventId);
    }
}
