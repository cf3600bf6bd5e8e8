package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.UNTIL;
import static dev.usher.validation.admission.Tickets.VERIFIER;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.news;
import static dev.usher.validation.admission.Tickets.qrCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.SampleDevices;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.DoorRules.TypeRule;
import dev.usher.validation.event.EventWindow;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.RuleOutcome;
import dev.usher.validation.event.SampleEvents;
import dev.usher.validation.scan.ScanAnswer;
import dev.usher.validation.scan.ScanAnswer.AdmissionTimes;
import dev.usher.validation.scan.StewardMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionControlTest {
    private static final Device STEWARD = SampleDevices.with(Scope.SCAN);
    private static final Device SUPERVISOR = SampleDevices.with(Scope.SCAN, Scope.SUPERVISOR);

    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final InMemoryAdmissionRecord record = new InMemoryAdmissionRecord(store);
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final TicketId id = newId();

    @Test
    void anIssuedTicketIsWelcomedByName() {
        arrive();

        Decision decision = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(decision.reason()).isEqualTo(Reason.OK);
        assertThat(StewardMessages.of(decision, EVENING)).isEqualTo("Welcome, Ada Lovelace.");
    }

    @Test
    void aRepeatedScanIsAdmittedAgainWithTheFirstTime() {
        arrive();
        Decision first = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        Decision again = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING.plusSeconds(5));

        assertThat(again.passage()).isEqualTo(first.passage());
        assertThat(ScanAnswer.of(again, "")).isEqualTo(ScanAnswer.of(first, ""));
    }

    @Test
    void aRepeatedScanThatWasTakenBackIsRefusedAndAnotherDecidesAnew() {
        arrive();
        Decision first = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);
        store.undo(id, Objects.requireNonNull(first.passage()).key(), EVENING, EVENING);

        Decision repeated = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING.plusSeconds(5));
        Decision another = scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING.plusSeconds(6));

        assertThat(repeated.reason()).isEqualTo(Reason.TAKEN_BACK);
        assertThat(StewardMessages.of(repeated, EVENING)).isEqualTo("This entry was undone. Scan the ticket again.");
        assertThat(another.reason()).isEqualTo(Reason.OK);
    }

    @Test
    void anotherScanHearsWhenAndWhereTheFirstWas() {
        arrive();
        scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        Decision second = scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING.plusSeconds(60));

        assertThat(second.reason()).isEqualTo(Reason.ALREADY_USED);
        assertThat(StewardMessages.of(second, EVENING)).isEqualTo("Already used at 19:30, North.");
        assertThat(StewardMessages.of(second, EVENING.plus(Duration.ofDays(1))))
                .isEqualTo("Already used on Sunday 22 November, 19:30, North.");
    }

    @Test
    void anotherDeviceDoesNotShareAScanId() {
        arrive();
        scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(scan(SUPERVISOR, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aGenuineCodeIsAdmittedBeforeItsMessage() {
        Decision early = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);
        arrive();
        Decision second = scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING.plusSeconds(1));

        assertThat(early.reason()).isEqualTo(Reason.OK);
        assertThat(StewardMessages.of(early, EVENING)).isEqualTo("Welcome.");
        assertThat(second.reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aGenuineCodeWithoutAMessageObeysTheWindowOfItsEventIfThatIsKnown() {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", UNTIL).reason())
                .isEqualTo(Reason.CLOSED);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING).reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void aMovedEventAdmitsAtItsNewTimesAlsoTheTicketsFromBefore() {
        arrive();
        Instant dayAfter = EVENING.plus(Duration.ofDays(1));
        events.learn(SampleEvents.facts(
                EVENT,
                2,
                "Open Doors",
                new EventWindow(
                        FROM.plus(Duration.ofDays(1)), UNTIL.plus(Duration.ofDays(1)), SampleEvents.WINDOW.zone())));

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.NOT_TODAY);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", dayAfter).reason())
                .isEqualTo(Reason.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED, REVOKED, The organizer revoked this ticket. Send its holder to the box office.",
        "REFUNDED, REFUNDED, This ticket was refunded.",
        "DISPUTED, DISPUTED, The payment of this ticket is disputed. Send its holder to the box office."
    })
    void aTicketThatIsNoLongerGoodSaysWhy(Status status, Reason reason, String message) {
        change(news(id, 1, status, 2));
        arrive();

        Decision decision = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(StewardMessages.of(decision, EVENING)).isEqualTo(message);
    }

    @Test
    void aRestoredTicketAdmits() {
        arrive();
        change(news(id, 1, Status.DISPUTED, 2));
        change(news(id, 1, Status.VALID, 3));

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void whoLeftMayComeBackIfTheOrganizerAllowsIt() {
        arrive();
        rule(new DoorRules(new Entries(Entries.Mode.AFTER_EXIT, 2), Map.of()));

        assertThat(enter("in-1").reason()).isEqualTo(Reason.OK);
        assertThat(enter("in-2").reason()).isEqualTo(Reason.ALREADY_USED);
        Decision left = leave("out-1");
        assertThat(left.reason()).isEqualTo(Reason.OK);
        assertThat(StewardMessages.of(left, EVENING)).isEqualTo("Goodbye.");
        assertThat(enter("in-3").reason()).isEqualTo(Reason.OK);
        assertThat(leave("out-2").reason()).isEqualTo(Reason.OK);
        assertThat(enter("in-4").reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void anOldScanThatIsRepeatedAfterItsHolderLeftIsNoNewEntry() {
        arrive();
        rule(new DoorRules(new Entries(Entries.Mode.AFTER_EXIT, 5), Map.of()));
        Decision first = enter("in-1");
        leave("out-1");

        Decision again = enter("in-1");

        assertThat(again.passage()).isEqualTo(first.passage());
        assertThat(leave("out-2").isUnscannedExit()).isTrue();
    }

    @Test
    void whoWasNotScannedInLeavesAndTheStewardSeesIt() {
        arrive();

        for (TicketId ticket : List.of(id, newId())) {
            Decision left = admission(EVENING)
                    .decide(new Scan(STEWARD, qrCode(ticket, EVENT, 1), "out-0", null, Direction.EXIT, null, false));
            assertThat(left.reason()).isEqualTo(Reason.OK);
            assertThat(StewardMessages.of(left, EVENING)).isEqualTo("Goodbye. Nobody was scanned in with this ticket.");
        }
        assertThat(enter("in-1").reason())
                .as("an exit does not use a ticket up")
                .isEqualTo(Reason.OK);
        assertThat(leave("out-1").isUnscannedExit()).isFalse();
    }

    @Test
    void aTicketTypeMayHaveItsOwnGatesAndTimes() {
        arrive();
        rule(new DoorRules(
                DoorRules.DEFAULT.entries(),
                Map.of("general", new TypeRule(FROM.plus(Duration.ofHours(3)), null, Set.of("South", "East")))));

        Decision wrongGate = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(wrongGate.reason()).isEqualTo(Reason.WRONG_GATE);
        assertThat(StewardMessages.of(wrongGate, EVENING)).isEqualTo("General tickets enter at: East, South.");
        assertThat(ScanAnswer.of(wrongGate, "").gates()).containsExactly("East", "South");
        assertThat(ScanAnswer.of(wrongGate, "").admission()).isNull();
        Decision early = scanAt("South", EVENING, "scan-2");
        assertThat(early.reason()).isEqualTo(Reason.TOO_EARLY);
        assertThat(ScanAnswer.of(early, "").gates()).isNull();
        assertThat(ScanAnswer.of(early, "").admission())
                .isEqualTo(new AdmissionTimes(FROM.plus(Duration.ofHours(3)), UNTIL));
        assertThat(scanAt("South", FROM.plus(Duration.ofHours(3)), "scan-3").reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void aTicketTypeMayEnterBeforeTheOthers() {
        arrive();
        rule(new DoorRules(
                DoorRules.DEFAULT.entries(),
                Map.of("vip", new TypeRule(FROM.minus(Duration.ofHours(1)), null, Set.of()))));
        TicketId vip = newId();
        change(new TicketNews(
                Tickets.ORDER, EVENT, new TicketState(vip, 2, "vip", "VIP", ADA, "Ada Lovelace", 1, Status.VALID, 2)));
        Instant early = FROM.minus(Duration.ofMinutes(30));

        assertThat(scan(STEWARD, qrCode(vip, EVENT, 1), "scan-1", early).reason())
                .isEqualTo(Reason.OK);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", early).reason())
                .isEqualTo(Reason.TOO_EARLY);
        assertThat(scan(STEWARD, qrCode(newId(), EVENT, 1), "scan-3", early).reason())
                .isEqualTo(Reason.TOO_EARLY);
    }

    @Test
    void daysAndTimesAreThoseOfTheEventsPlace() {
        arrive();

        assertRefused(
                Instant.parse("2026-11-21T22:59:59Z"),
                Reason.NOT_TODAY,
                "Not valid today. Valid on Sunday 22 November.");
        assertRefused(Instant.parse("2026-11-21T23:00:00Z"), Reason.TOO_EARLY, "Too early: admission starts at 18:00.");
        assertRefused(FROM.minusMillis(1), Reason.TOO_EARLY, "Too early: admission starts at 18:00.");
        assertRefused(UNTIL, Reason.CLOSED, "Too late: admission ended at 23:00.");
        assertRefused(
                Instant.parse("2026-11-22T23:00:00Z"),
                Reason.NOT_TODAY,
                "Not valid today. Valid on Sunday 22 November.");
    }

    @Test
    void aCodeOfAnotherEventIsToldApartWithoutUsingIt() {
        Decision decision = scan(STEWARD, qrCode(id, OTHER_EVENT, 1), "scan-1", EVENING);

        assertThat(decision.reason()).isEqualTo(Reason.WRONG_EVENT);
        assertThat(decision.ticket()).isNull();
        assertThat(StewardMessages.of(decision, EVENING)).isEqualTo("This ticket is for another event.");
    }

    @Test
    void aCodeFromBeforeAReissueIsSuperseded() {
        arrive();
        change(news(id, 2, Status.VALID, 2));

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.SUPERSEDED);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 2), "scan-2", EVENING).reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void whatWeDidNotSignIsForged() {
        var stranger = new TicketCodeSigner(3, new byte[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        });
        arrive();

        Decision decision = scan(STEWARD, stranger.sign(new TicketCode(id, EVENT, ADA, 1)), "scan-1", EVENING);

        assertThat(decision).isEqualTo(Decision.refused(Reason.FORGED, id, null));
    }

    @Test
    void otherTextsAreUnknown() {
        assertThat(scan(STEWARD, "https://example.org/", "scan-1", EVENING))
                .isEqualTo(Decision.refused(Reason.UNKNOWN, null, null));
    }

    @Test
    void aTypedCodeIsForSupervisorsOnly() {
        arrive();
        String typed = id + "|" + EVENT + "|" + ADA;

        assertThat(scan(STEWARD, typed, "scan-1", EVENING).reason()).isEqualTo(Reason.FORGED);
        assertThat(scan(SUPERVISOR, typed, "scan-2", EVENING).reason()).isEqualTo(Reason.OK);
        assertThat(scan(SUPERVISOR, typed, "scan-3", EVENING).reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aTypedCodeNeedsAllThreeIds() {
        arrive();

        assertThat(scan(SUPERVISOR, id + "|" + EVENT + "|USER#ben", "scan-1", EVENING))
                .isEqualTo(Decision.refused(Reason.UNKNOWN, id, null));
        assertThat(scan(SUPERVISOR, newId() + "|" + EVENT + "|" + ADA, "scan-2", EVENING)
                        .reason())
                .isEqualTo(Reason.UNKNOWN);
        assertThat(scan(SUPERVISOR, id + "|" + OTHER_EVENT + "|" + ADA, "scan-3", EVENING)
                        .reason())
                .isEqualTo(Reason.WRONG_EVENT);
    }

    private void assertRefused(Instant at, Reason reason, String message) {
        Decision decision = scan(STEWARD, qrCode(id, EVENT, 1), "scan-" + at, at);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(StewardMessages.of(decision, at)).isEqualTo(message);
        assertThat(Objects.requireNonNull(decision.ticket()).presence()).isEqualTo(Presence.NONE);
    }

    private void arrive() {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        store.learn(Tickets.issued(id), EVENING);
    }

    private void change(TicketNews news) {
        store.learn(news, EVENING);
    }

    private void rule(DoorRules rules) {
        assertThat(events.rule(EVENT, rules, null)).isInstanceOf(RuleOutcome.Ruled.class);
    }

    private Decision enter(String scanId) {
        return scan(STEWARD, qrCode(id, EVENT, 1), scanId, EVENING);
    }

    private Decision leave(String scanId) {
        return admission(EVENING)
                .decide(new Scan(STEWARD, qrCode(id, EVENT, 1), scanId, null, Direction.EXIT, null, false));
    }

    private Decision scanAt(String gate, Instant at, String scanId) {
        return admission(at)
                .decide(new Scan(STEWARD, qrCode(id, EVENT, 1), scanId, gate, Direction.ENTRY, null, false));
    }

    private Decision scan(Device device, String text, String scanId, Instant at) {
        return admission(at).decide(new Scan(device, text, scanId, null, Direction.ENTRY, null, false));
    }

    @Test
    void nothingIsDecidedWhileTheTicketsOfTheEventAreLost() {
        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "first", EVENING).reason())
                .isEqualTo(Reason.OK);
        record.keep(EVENT, List.of(id));
        record.lose();

        assertThatThrownBy(() -> scan(STEWARD, qrCode(id, EVENT, 1), "second", EVENING))
                .isInstanceOf(TicketsLost.class);
        record.restore(EVENT, false, _ -> {});

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "second", EVENING).reason())
                .isEqualTo(Reason.ALREADY_USED);
    }

    private AdmissionControl admission(Instant at) {
        return new AdmissionControl(
                new ClaimReader(VERIFIER), store, new LostTickets(record), events, Clock.fixed(at, ZoneOffset.UTC));
    }
}
