package dev.usher.validation.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of events at the door keeps.
abstract class DoorEventStoreContract {
    private static final DoorRules RULES = new DoorRules(
            new Entries(Entries.Mode.AFTER_EXIT, 5),
            Map.of(
                    "vip", new TypeRule(SampleEvents.FROM.minusSeconds(3600), null, Set.of("North", "Lounge")),
                    "late", new TypeRule(null, SampleEvents.UNTIL, Set.of())));

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract DoorEventStore store();

    @Test
    void anEventThatNobodyToldOfIsUnknownAndTakesNoRules() {
        assertThat(store().find(eventId)).isEmpty();
        assertThat(store().rule(eventId, RULES)).isFalse();
        assertThat(store().find(eventId)).isEmpty();
    }

    @Test
    void whatAMessageToldIsKeptWithDefaultRules() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));

        assertThat(store().find(eventId))
                .contains(new DoorEvent(eventId, 1, "Open Doors", SampleEvents.WINDOW, DoorRules.DEFAULT));
    }

    @Test
    void theNewestMessageWinsWhateverItsTurn() {
        store().learn(SampleEvents.facts(eventId, 3, "Moved"));
        store().learn(SampleEvents.facts(eventId, 2, "Open Doors"));
        store().learn(SampleEvents.facts(eventId, 3, "Again"));

        assertThat(store().find(eventId).orElseThrow().name()).isEqualTo("Moved");
    }

    @Test
    void rulesAndMessagesDoNotTouchEachOther() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        assertThat(store().rule(eventId, RULES)).isTrue();
        store().learn(SampleEvents.facts(eventId, 2, "Moved"));

        assertThat(store().find(eventId)).contains(new DoorEvent(eventId, 2, "Moved", SampleEvents.WINDOW, RULES));
    }

    @Test
    void rulesAreReplaced() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        store().rule(eventId, RULES);
        store().rule(eventId, DoorRules.DEFAULT);

        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(DoorRules.DEFAULT);
    }
}
