package dev.usher.validation.upload;

import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.VERIFIER;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.news;
import static dev.usher.validation.admission.Tickets.qrCode;
import static dev.usher.validation.admission.Tickets.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.AdmissionConflict;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.AdmissionControl;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.ClaimReader;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.InMemoryAdmissionRecord;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.LostTickets;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Presence;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.Tickets;
import dev.usher.validation.admission.UnreachableAdmissionStore;
import dev.usher.validation.conflict.Conflict;
import dev.usher.validation.conflict.InMemoryConflictStore;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.SampleDevices;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import dev.usher.validation.scan.ScanRecorder;
import dev.usher.validation.tally.TallyOfTests;
import dev.usher.validation.upload.OfflineVerdict.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OfflineScansTest {
    private static final Device PHONE = SampleDevices.with(Scope.SCAN);
    private static final Device OTHER_PHONE = SampleDevices.with(Scope.SCAN);
    private static final ClaimReader READER = new ClaimReader(VERIFIER);
    private static final Instant NOW = EVENING.plus(Duration.ofMinutes(20));

    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final InMemoryConflictStore conflicts = new InMemoryConflictStore();
    private final TallyOfTests report = new TallyOfTests();
    private final ScanRecorder recorder = new ScanRecorder(report.counter(), report.recorder(), _ -> {});
    private final OfflineScans offlineScans = offlineScans(store);
    private final TicketId id = newId();

    @BeforeEach
    void theEventIsKnown() {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        store.learn(Tickets.issued(id), EVENING);
    }

    @Test
    void whatWasRightIsAcceptedAndAnsweredTheSameAgain() throws InterruptedException {
        assertThat(upload(PHONE, "s1", EVENING)).isEqualTo(OfflineVerdict.ACCEPTED);
        assertThat(upload(PHONE, "s1", EVENING)).isEqualTo(OfflineVerdict.ACCEPTED);

        assertThat(store.find(id).orElseThrow().presence().entries()).isEqualTo(1);
        assertThat(conflicts.ofEvent(EVENT)).isEmpty();
        assertThat(report.sums(EVENT)).isEqualTo(Map.of("entry", 1));
    }

    @Test
    void whatWasTakenBackMeanwhileIsAcceptedAndDoesNotHappenAgain() {
        upload(PHONE, "s1", EVENING);
        store.undo(id, PHONE.deviceId() + "|s1", EVENING, NOW);

        assertThat(upload(PHONE, "s1", EVENING)).isEqualTo(OfflineVerdict.ACCEPTED);
        store.learn(news(id, 1, Status.REVOKED, 2), NOW);
        assertThat(upload(PHONE, "s1", EVENING)).as("revoked since").isEqualTo(OfflineVerdict.ACCEPTED);

        assertThat(store.find(id).orElseThrow().presence().isUsed()).isFalse();
        assertThat(conflicts.ofEvent(EVENT)).isEmpty();
    }

    @Test
    void aTicketThatTwoDevicesLetInIsAConflictThatTheEarlierEntryWins() {
        Instant earlier = EVENING.minusSeconds(300);
        assertThat(upload(PHONE, "s1", EVENING)).isEqualTo(OfflineVerdict.ACCEPTED);

        assertThat(upload(OTHER_PHONE, "s9", earlier)).isEqualTo(conflict(Reason.ALREADY_USED));
        assertThat(upload(OTHER_PHONE, "s9", earlier)).isEqualTo(conflict(Reason.ALREADY_USED));

        Conflict found = conflicts.ofEvent(EVENT).getFirst();
        assertThat(conflicts.ofEvent(EVENT)).hasSize(1);
        assertThat(found.winner()).isEqualTo(OTHER_PHONE.deviceId() + "|s9");
        assertThat(found.entries())
                .extracting(Entry::key)
                .containsExactly(OTHER_PHONE.deviceId() + "|s9", PHONE.deviceId() + "|s1");
        assertThat(found.attendeeName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void theWinnerIsTheSameWhicheverDeviceUploadsFirst() {
        Instant earlier = EVENING.minusSeconds(300);
        upload(OTHER_PHONE, "s9", earlier);
        upload(PHONE, "s1", EVENING);

        assertThat(conflicts.ofEvent(EVENT).getFirst().winner()).isEqualTo(OTHER_PHONE.deviceId() + "|s9");
    }

    @Test
    void anEntryWithARevokedTicketIsAConflictWithoutWinner() {
        store.learn(news(id, 1, Status.REVOKED, 2), EVENING);

        assertThat(upload(PHONE, "s1", EVENING)).isEqualTo(conflict(Reason.REVOKED));
        assertThat(conflicts.ofEvent(EVENT).getFirst().winner()).isNull();
        assertThat(conflicts.ofEvent(EVENT).getFirst().reason()).isEqualTo("revoked");
    }

    @Test
    void anEntryOutsideTheWindowIsAConflict() {
        assertThat(upload(PHONE, "s1", Tickets.FROM.minusSeconds(1))).isEqualTo(conflict(Reason.TOO_EARLY));
        assertThat(store.find(id).orElseThrow().presence().isUsed()).isTrue();
    }

    @Test
    void aSignedCodeWhoseMessageHasNotArrivedIsAccepted() {
        TicketId unheardOf = newId();

        assertThat(offlineScans.take(scan(PHONE, "s1", qrCode(unheardOf, EVENT, 1), null), EVENING, NOW))
                .isEqualTo(OfflineVerdict.ACCEPTED);
        assertThat(store.find(unheardOf)).isPresent();
    }

    @Test
    void aDeviceThatUploadsOneTicketAgainAndAgainIsAnsweredAndNoRowOrMessageGrowsWithIt() throws InterruptedException {
        int uploads = 1_000;
        for (int n = 0; n < uploads; n++) {
            assertThat(upload(PHONE, "s" + n, EVENING.plusMillis(n)).kind())
                    .isEqualTo(n == 0 ? Kind.ACCEPTED : Kind.CONFLICT);
        }

        int kept = 1 + AdmissionStore.MOST_AGAINST_RULES;
        assertThat(store.find(id).orElseThrow().presence().passages()).hasSize(kept);
        assertThat(report.sums(EVENT)).as("as a recount finds it").isEqualTo(Map.of("entry", kept));
        Conflict found = conflicts.ofEvent(EVENT).getFirst();
        assertThat(found.entryCount()).isEqualTo(uploads);
        assertThat(found.entries()).hasSize(AdmissionConflict.MAX_ENTRIES);
        assertThat(found.winner()).isEqualTo(PHONE.deviceId() + "|s0");
    }

    @Test
    void anEntryAtATimeThatNobodyCanBelieveIsKeptWithTheNextOneThatCanBe() {
        Instant earliest = Tickets.FROM.minus(Duration.ofDays(2));

        for (Instant said : List.of(Instant.MIN, Instant.parse("-0001-01-01T00:00:00Z"), Instant.EPOCH)) {
            upload(PHONE, "early-" + said, said);
        }
        for (Instant said : List.of(Instant.MAX, NOW.plusMillis(1))) {
            upload(PHONE, "late-" + said, said);
        }
        upload(PHONE, "honest", NOW.minusSeconds(1));

        assertThat(store.find(id).orElseThrow().presence().passages())
                .extracting(Passage::at, Passage::isTimeDoubtful)
                .containsExactly(
                        tuple(earliest, true),
                        tuple(earliest, true),
                        tuple(earliest, true),
                        tuple(NOW.minusSeconds(1), false),
                        tuple(NOW, true),
                        tuple(NOW, true));
    }

    @Test
    void aTimeThatNobodyCanBelieveWinsAgainstNone() {
        upload(PHONE, "honest", EVENING);

        assertThat(upload(OTHER_PHONE, "hostile", Instant.parse("2001-01-01T00:00:00Z"))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        upload(OTHER_PHONE, "again", EVENING.plusSeconds(1));

        assertThat(conflicts.ofEvent(EVENT).getFirst().winner()).isEqualTo(PHONE.deviceId() + "|honest");
    }

    @Test
    void ofAnEventThatIsNotKnownATimeIsBelievedForAMonth() {
        var unknown = new TimesOfDevices(new InMemoryDoorEventStore().asSeenAtTheDoor());
        Instant monthAgo = NOW.minus(Duration.ofDays(31));

        assertThat(unknown.bounded(EVENT, monthAgo, NOW)).isEqualTo(monthAgo);
        assertThat(unknown.bounded(EVENT, monthAgo.minusMillis(1), NOW)).isEqualTo(monthAgo);
    }

    @Test
    void whatAnotherDeviceTellsOfLateIsPutWhereItBelongs() throws InterruptedException {
        rule(new Entries(Entries.Mode.AFTER_EXIT, 2));
        Instant in = EVENING.plus(Duration.ofMinutes(1));
        Instant out = EVENING.plus(Duration.ofMinutes(10));

        assertThat(exit(OTHER_PHONE, "out", out)).isEqualTo(OfflineVerdict.ACCEPTED);
        assertThat(report.sums(EVENT)).isEqualTo(Map.of("exit:unscanned", 1));
        assertThat(upload(PHONE, "in", in)).isEqualTo(OfflineVerdict.ACCEPTED);

        assertThat(store.find(id).orElseThrow().presence().isInside()).isFalse();
        assertThat(conflicts.ofEvent(EVENT)).isEmpty();
        assertThat(online(store)
                        .decide(
                                signed(id, 1),
                                EVENT,
                                new Passage(Direction.ENTRY, NOW, NOW, "North", "DEVICE#2", "s2", null, null))
                        .isPassed())
                .isTrue();
    }

    @Test
    void anExitWhoseEntryIsToldOfLaterCountsAsAnExit() throws InterruptedException {
        exit(OTHER_PHONE, "out", EVENING.plusSeconds(60));
        upload(PHONE, "in", EVENING);

        assertThat(report.sums(EVENT)).isEqualTo(Map.of("entry", 1, "exit", 1, "exit:unscanned", 0));
    }

    @Test
    void aConflictAfterOneThatWasTakenBackIsNews() {
        upload(PHONE, "s1", EVENING);
        upload(OTHER_PHONE, "s2", EVENING.plusSeconds(60));
        store.undo(id, OTHER_PHONE.deviceId() + "|s2", EVENING, NOW);
        upload(OTHER_PHONE, "s3", EVENING.plusSeconds(120));

        Conflict found = conflicts.ofEvent(EVENT).getFirst();
        assertThat(found.entries())
                .extracting(Entry::key)
                .containsExactly(PHONE.deviceId() + "|s1", OTHER_PHONE.deviceId() + "|s3");
        assertThat(found.entryCount()).isEqualTo(3);
    }

    @Test
    void whatTheDeviceRefusedIsRecordedOnceHoweverOftenItIsToldOf() throws InterruptedException {
        for (int n = 0; n < 3; n++) {
            assertThat(offlineScans
                            .take(scan(PHONE, "s1", qrCode(id, EVENT, 1), "already_used"), EVENING, NOW)
                            .kind())
                    .isEqualTo(Kind.REFUSAL_RECORDED);
        }

        assertThat(report.refusals(EVENT)).isEqualTo(1);
        assertThat(report.sums(EVENT)).isEqualTo(Map.of("refused:already_used", 1));
        assertThat(store.find(id).orElseThrow().presence()).isEqualTo(Presence.NONE);
    }

    @Test
    void whatIsNoTicketOfTheEventHoldsNothingUp() {
        var forged = new TicketCodeSigner(5, new byte[32]).sign(new TicketCode(id, EVENT, Tickets.ADA, 1));

        assertThat(List.of("garbage", forged, qrCode(id, OTHER_EVENT, 1), id + "|" + EVENT + "|" + Tickets.ADA))
                .map(text -> offlineScans.take(scan(PHONE, "s-" + text.length(), text, null), EVENING, NOW))
                .containsExactly(
                        new OfflineVerdict(Kind.NOT_A_TICKET, Reason.UNKNOWN),
                        new OfflineVerdict(Kind.NOT_A_TICKET, Reason.FORGED),
                        new OfflineVerdict(Kind.NOT_A_TICKET, Reason.WRONG_EVENT),
                        new OfflineVerdict(Kind.NOT_A_TICKET, Reason.FORGED));
        assertThat(store.find(id).orElseThrow().presence()).isEqualTo(Presence.NONE);
    }

    @Test
    void anOnlineScanAfterwardsHearsOfTheOfflineEntry() {
        upload(PHONE, "s1", EVENING);

        Decision decision = online(store)
                .decide(
                        signed(id, 1),
                        EVENT,
                        new Passage(Direction.ENTRY, NOW, NOW, "North", "DEVICE#2", "s2", null, null));

        assertThat(decision.reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aScanThatCannotBeTakenInNowIsToBeSentAgain() {
        var broken = offlineScans(new UnreachableAdmissionStore());

        assertThat(broken.take(scan(PHONE, "s1", qrCode(id, EVENT, 1), null), EVENING, NOW))
                .isEqualTo(OfflineVerdict.RETRY);
    }

    private void rule(Entries entries) {
        events.rule(EVENT, new DoorRules(entries, Map.of()), null);
    }

    private OfflineVerdict exit(Device device, String scanId, Instant at) {
        var scan = new OfflineScan(device, qrCode(id, EVENT, 1), scanId, null, Direction.EXIT, at, null);
        return offlineScans.take(scan, at, NOW);
    }

    private OfflineScans offlineScans(AdmissionStore admissions) {
        return new OfflineScans(
                READER, online(admissions), admissions, conflicts.ledger(), recorder, new TimesOfDevices(events));
    }

    private AdmissionControl online(AdmissionStore admissions) {
        return new AdmissionControl(
                READER,
                admissions,
                new LostTickets(InMemoryAdmissionRecord.ofNoTickets()),
                events,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private OfflineVerdict upload(Device device, String scanId, Instant at) {
        return offlineScans.take(scan(device, scanId, qrCode(id, EVENT, 1), null), at, NOW);
    }

    private static OfflineScan scan(Device device, String scanId, String text, @Nullable String refusedFor) {
        return new OfflineScan(device, text, scanId, null, Direction.ENTRY, EVENING, refusedFor);
    }

    private static OfflineVerdict conflict(Reason reason) {
        return new OfflineVerdict(Kind.CONFLICT, reason);
    }
}
