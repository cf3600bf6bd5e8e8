package dev.usher.validation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.DoorChanged.TypeTimes;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import dev.usher.validation.event.RuleOutcome.ChangedMeanwhile;
import dev.usher.validation.event.RuleOutcome.Ruled;
import dev.usher.validation.event.RuleOutcome.UnknownEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of events at the door keeps.
abstract class DoorEventStoreContract {
    private static final DoorRules RULES = new DoorRules(
            new Entries(Entries.Mode.AFTER_EXIT, 5),
            Map.of(
                    "vip", new TypeRule(SampleEvents.FROM.minusSeconds(3600), null, Set.of("North", "Lounge")),
                    "late", new TypeRule(null, SampleEvents.UNTIL, Set.of())));

    private static final DoorRules OTHERS =
            new DoorRules(new Entries(Entries.Mode.ANY, 2), Map.of("vip", new TypeRule(null, null, Set.of("North"))));

    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract DoorEventStore store();

    /// What was put into the outbox about an event, in no particular order.
    abstract List<DoorChanged> messages(EventId eventId);

    /// Takes the event's row away, as if its table were dropped and created again.
    abstract void lose(EventId eventId);

    @Test
    void lostRulesComeBackBeforeOrAfterWhatMessagesSay() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        store().rule(eventId, RULES, null);
        lose(eventId);

        assertThat(store().restoreRules(eventId)).isTrue();
        assertThat(store().find(eventId)).isEmpty();
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(RULES);

        lose(eventId);
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        assertThat(store().restoreRules(eventId)).isTrue();
        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(RULES);
    }

    @Test
    void rulesThatAreThereAreNotReplacedByTheirCopy() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        assertThat(store().restoreRules(eventId)).isFalse();
        store().rule(eventId, RULES, null);
        lose(eventId);
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        store().rule(eventId, OTHERS, null);

        assertThat(store().restoreRules(eventId)).isFalse();
        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(OTHERS);
    }

    @Test
    void anEventThatNobodyToldOfIsUnknownAndTakesNoRules() {
        assertThat(store().find(eventId)).isEmpty();
        assertThat(store().rule(eventId, RULES, null)).isEqualTo(new UnknownEvent());
        assertThat(store().rule(eventId, RULES, DoorRules.DEFAULT)).isEqualTo(new UnknownEvent());
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
        assertThat(store().rule(eventId, RULES, null))
                .isEqualTo(new Ruled(new DoorEvent(eventId, 1, "Open Doors", SampleEvents.WINDOW, RULES)));
        store().learn(SampleEvents.facts(eventId, 2, "Moved"));

        assertThat(store().find(eventId)).contains(new DoorEvent(eventId, 2, "Moved", SampleEvents.WINDOW, RULES));
    }

    @Test
    void rulesAreReplaced() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        store().rule(eventId, RULES, null);
        store().rule(eventId, DoorRules.DEFAULT, null);

        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(DoorRules.DEFAULT);
    }

    @Test
    void everyChangeOfTheRulesIsToldOnceWithTheTimesOfTypes() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        store().rule(eventId, RULES, null);
        store().rule(eventId, OTHERS, RULES);
        store().rule(eventId, DoorRules.DEFAULT, RULES);

        assertThat(messages(eventId))
                .extracting(DoorChanged::revision, DoorChanged::ticketTypes)
                .containsExactlyInAnyOrder(
                        tuple(
                                1,
                                List.of(
                                        new TypeTimes("late", null, SampleEvents.UNTIL),
                                        new TypeTimes("vip", SampleEvents.FROM.minusSeconds(3600), null))),
                        tuple(2, List.of()));
    }

    @Test
    void theLongestRulesAreKept() {
        Map<String, TypeRule> types = IntStream.range(10, 10 + DoorRules.MAX_TICKET_TYPES)
                .boxed()
                .collect(Collectors.toMap(
                        type -> "t".repeat(58) + type,
                        _ -> new TypeRule(
                                SampleEvents.FROM,
                                SampleEvents.UNTIL,
                                longest(DoorRules.MAX_GATES / DoorRules.MAX_TICKET_TYPES))));
        var most = new DoorRules(new Entries(Entries.Mode.ANY, Entries.LIMIT), types);
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));

        assertThat(store().rule(eventId, most, null)).isInstanceOf(Ruled.class);

        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(most);
    }

    /// Names of gates, each of sixty characters that take four bytes.
    private static Set<String> longest(int count) {
        return IntStream.range(0, count)
                .mapToObj(gate -> "\uD83C\uDFAA".repeat(59) + Character.toString(0x1F3A0 + gate))
                .collect(Collectors.toSet());
    }

    @Test
    void rulesThatSomebodyElseChangedStayAsTheyAre() {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));

        assertThat(store().rule(eventId, OTHERS, RULES)).isEqualTo(new ChangedMeanwhile());
        assertThat(store().rule(eventId, RULES, DoorRules.DEFAULT)).isInstanceOf(Ruled.class);
        assertThat(store().rule(eventId, OTHERS, DoorRules.DEFAULT)).isEqualTo(new ChangedMeanwhile());
        assertThat(store().find(eventId).orElseThrow().rules()).isEqualTo(RULES);
        assertThat(store().rule(eventId, DoorRules.DEFAULT, RULES)).isInstanceOf(Ruled.class);
        assertThat(store().rule(eventId, OTHERS, DoorRules.DEFAULT)).isInstanceOf(Ruled.class);
    }

    @Test
    void ofThoseWhoChangeTheSameRulesAtOnceOneDoes() throws Exception {
        store().learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        var attempts = IntStream.rangeClosed(2, 9)
                .<Callable<RuleOutcome>>mapToObj(most -> () -> store().rule(
                                eventId,
                                new DoorRules(new Entries(Entries.Mode.ANY, most), Map.of()),
                                DoorRules.DEFAULT))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes =
                    threads.invokeAll(attempts).stream().map(Future::resultNow).toList();
            assertThat(outcomes).filteredOn(outcome -> outcome instanceof Ruled).hasSize(1);
            assertThat(outcomes).filteredOn(new ChangedMeanwhile()::equals).hasSize(7);
            assertThat(messages(eventId)).hasSize(1);
        }
    }
}
