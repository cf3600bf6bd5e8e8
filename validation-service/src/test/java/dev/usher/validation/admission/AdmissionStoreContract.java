package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.ENTRY;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.EXIT;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.entry;
import static dev.usher.validation.admission.Tickets.exit;
import static dev.usher.validation.admission.Tickets.issued;
import static dev.usher.validation.admission.Tickets.known;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.news;
import static dev.usher.validation.admission.Tickets.signed;
import static dev.usher.validation.admission.Tickets.typed;
import static dev.usher.validation.admission.Tickets.used;
import static dev.usher.validation.admission.Tickets.usedWithoutFacts;
import static dev.usher.validation.admission.Tickets.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.AdmissionStore.History;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import dev.usher.validation.admission.AdmissionStore.Outcome.Full;
import dev.usher.validation.admission.AdmissionStore.Outcome.Passed;
import dev.usher.validation.admission.AdmissionStore.Outcome.Refused;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.event.DoorRules.Entries.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every admission store keeps.
abstract class AdmissionStoreContract {
    private static final Passage FIRST = new Passage(
            Direction.ENTRY,
            EVENING,
            EVENING,
            "North",
            "DEVICE#1",
            "scan-1",
            Instant.parse("2026-11-22T18:29:59Z"),
            null);
    private static final Passage SECOND = entry(EVENING.plusSeconds(60), "scan-2");
    private static final Passage OUT = exit(EVENING.plusSeconds(30), "scan-out");

    private final TicketId id = newId();
    private final Ticket valid = known(id, 1, Status.VALID);

    abstract AdmissionStore store();

    @Test
    void anIssuedTicketAdmits() {
        learn(issued(id));

        assertThat(store().find(id)).contains(valid);
        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(new Passed(used(valid, FIRST)));
        assertThat(store().find(id)).contains(used(valid, FIRST));
    }

    @Test
    void manyTicketsAreFoundTogetherAndUnknownOnesAreLeftOut() {
        List<TicketId> ids = Stream.generate(Tickets::newId).limit(101).toList();
        ids.forEach(ticket -> learn(issued(ticket)));
        List<TicketId> asked = Stream.concat(ids.stream(), Stream.of(newId())).toList();

        assertThat(store().find(asked))
                .containsExactlyInAnyOrderElementsOf(ids.stream()
                        .map(ticket -> known(ticket, 1, Status.VALID))
                        .toList());
        assertThat(store().find(List.of())).isEmpty();
    }

    @Test
    void theSecondEntryIsRefusedAndSeesTheFirst() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        assertThat(store().pass(signed(id, 1), SECOND, ENTRY)).isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void ofManyConcurrentEntriesExactlyOnePasses() throws Exception {
        learn(issued(id));

        List<Outcome> outcomes = atOnce(32, ENTRY);

        assertThat(outcomes).filteredOn(Passed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(31);
    }

    @Test
    void aSignedCodeIsProofBeforeItsMessageArrives() {
        assertThat(store().pass(signed(id, 2), FIRST, ENTRY)).isEqualTo(new Passed(usedWithoutFacts(id, 2, FIRST)));
        assertThat(store().pass(signed(id, 2), SECOND, ENTRY)).isEqualTo(refused(usedWithoutFacts(id, 2, FIRST)));
    }

    @Test
    void aSignedCodeIsNotEnoughIfItMayNotBeNew() {
        var terms = new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), false, new TypeTerms.AllBut(Set.of()));

        assertThat(store().pass(signed(id, 1), FIRST, terms)).isEqualTo(new Refused(Optional.empty()));
        assertThat(store().find(id)).isEmpty();
    }

    @Test
    void theLateMessageFillsInFactsAndTheTicketStaysUsed() {
        store().pass(signed(id, 1), FIRST, ENTRY);

        learn(issued(id));

        assertThat(store().pass(signed(id, 1), SECOND, ENTRY)).isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void aMessageThatComesAgainChangesNothing() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        learn(issued(id));

        assertThat(store().find(id)).contains(used(valid, FIRST));
    }

    @Test
    void aNewIssueEndsTheCodeFromBefore() {
        learn(issued(id));
        learn(news(id, 2, Status.VALID, 2));
        Ticket reissued = known(id, 2, Status.VALID);

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(reissued));
        assertThat(store().pass(signed(id, 2), FIRST, ENTRY)).isEqualTo(new Passed(used(reissued, FIRST)));
    }

    @ParameterizedTest
    @EnumSource(names = "VALID", mode = EnumSource.Mode.EXCLUDE)
    void aTicketThatIsNotValidDoesNotPass(Status status) {
        learn(issued(id));
        learn(news(id, 1, status, 2));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(known(id, 1, status)));
    }

    @Test
    void aRevocationThatArrivesFirstWins() {
        learn(news(id, 1, Status.REVOKED, 2));
        learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(known(id, 1, Status.REVOKED)));
    }

    @Test
    void aRestoredTicketAdmitsAgainWhateverTheOrderOfMessages() {
        learn(news(id, 1, Status.VALID, 3));
        learn(news(id, 1, Status.DISPUTED, 2));
        learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(new Passed(used(valid, FIRST)));
    }

    @Test
    void anOldMessageDoesNotLowerTheIssueThatACodeHasShown() {
        store().pass(signed(id, 3), FIRST, ENTRY);
        learn(issued(id));
        learn(news(id, 2, Status.VALID, 2));

        assertThat(store().find(id)).contains(used(known(id, 3, Status.VALID), FIRST));
    }

    @Test
    void theSameScanNeverPassesTwice() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, Tickets.terms(Mode.ANY, 10));

        assertThat(store().pass(signed(id, 1), FIRST, Tickets.terms(Mode.ANY, 10)))
                .isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void aHolderWhoLeftMayComeBackIfTheRulesSaySo() {
        learn(issued(id));
        Terms afterExit = Tickets.terms(Mode.AFTER_EXIT, 2);

        assertThat(store().pass(signed(id, 1), FIRST, afterExit)).isInstanceOf(Passed.class);
        assertThat(store().pass(signed(id, 1), SECOND, afterExit)).isInstanceOf(Refused.class);
        assertThat(store().pass(signed(id, 1), OUT, EXIT))
                .isEqualTo(new Passed(with(valid, new Presence(List.of(FIRST, OUT), List.of()))));
        assertThat(store().pass(signed(id, 1), SECOND, afterExit))
                .isEqualTo(new Passed(with(valid, new Presence(List.of(FIRST, OUT, SECOND), List.of()))));
    }

    @Test
    void aTicketAdmitsNotMoreOftenThanTheRulesSay() throws Exception {
        learn(issued(id));

        List<Outcome> outcomes = atOnce(16, Tickets.terms(Mode.ANY, 3));

        assertThat(outcomes).filteredOn(Passed.class::isInstance).hasSize(3);
    }

    @Test
    void whoWasNotScannedInLeavesAllTheSameAsLongAsThereIsRoomToRememberIt() {
        assertThat(store().pass(typed(id, EVENT, ADA), OUT, EXIT)).isEqualTo(new Refused(Optional.empty()));
        assertThat(store().pass(signed(id, 1), OUT, EXIT)).isInstanceOf(Passed.class);
        learn(issued(id));
        for (int n = 1; n < AdmissionStore.MOST_AGAINST_RULES; n++) {
            assertThat(store().pass(signed(id, 1), exit(EVENING.plusSeconds(n), "out-" + n), EXIT))
                    .isInstanceOf(Passed.class);
        }
        Ticket full = store().find(id).orElseThrow();

        assertThat(store().pass(signed(id, 1), exit(EVENING, "out-more"), EXIT)).isEqualTo(refused(full));
        assertThat(store().passed(signed(id, 1), exit(EVENING, "out-more"))).isEqualTo(new Full(full));
        assertThat(full.presence().unscannedExits()).hasSize(AdmissionStore.MOST_AGAINST_RULES);
        assertThat(full.presence().isUsed()).isFalse();
        assertThat(store().pass(signed(id, 1), SECOND, ENTRY))
                .as("but comes in")
                .isInstanceOf(Passed.class);
    }

    @Test
    void aRevokedTicketLeavesNobodyOut() {
        learn(news(id, 1, Status.REVOKED, 2));

        assertThat(store().pass(signed(id, 1), OUT, EXIT)).isEqualTo(refused(known(id, 1, Status.REVOKED)));
    }

    @Test
    void whatIsToldOfLateCountsByWhenItHappened() {
        learn(issued(id));
        store().passed(signed(id, 1), OUT);

        assertThat(store().passed(signed(id, 1), FIRST))
                .as("came in before that, which another device tells of")
                .isEqualTo(new Passed(with(valid, new Presence(List.of(FIRST, OUT), List.of()))));
        Ticket outside = store().find(id).orElseThrow();
        assertThat(outside.presence().isInside()).isFalse();
        assertThat(outside.presence().unscannedExits()).isEmpty();
        assertThat(store().pass(signed(id, 1), SECOND, Tickets.terms(Mode.AFTER_EXIT, 2)))
                .isInstanceOf(Passed.class);
    }

    @Test
    void anEntryThatIsToldOfLateIsJudgedByItsTime() {
        learn(issued(id));
        Terms afterExit = Tickets.terms(Mode.AFTER_EXIT, 5);
        store().pass(signed(id, 1), FIRST, afterExit);
        store().pass(signed(id, 1), OUT, EXIT);
        Ticket outside = store().find(id).orElseThrow();
        Passage whileInside = entry(EVENING.plusSeconds(10), "late-1");
        Passage afterwards = entry(EVENING.plusSeconds(40), "late-2");
        store().pass(signed(id, 1), entry(EVENING.plusSeconds(50), "in"), afterExit);

        assertThat(store().pass(signed(id, 1), whileInside, afterExit)).isInstanceOf(Refused.class);
        assertThat(store().pass(signed(id, 1), afterwards, afterExit)).isInstanceOf(Passed.class);
        assertThat(outside.presence().isInside()).isFalse();
    }

    @Test
    void ofWhatHappenedAtTheSameTimeTheLastToldOfIsTheLast() {
        learn(issued(id));
        Terms any = Tickets.terms(Mode.ANY, 5);
        store().pass(signed(id, 1), entry(EVENING, "z"), any);
        store().pass(signed(id, 1), exit(EVENING, "y"), EXIT);
        store().pass(signed(id, 1), entry(EVENING, "x"), any);

        Presence presence = store().find(id).orElseThrow().presence();
        assertThat(presence.passages()).extracting(Passage::scanId).containsExactly("z", "y", "x");
        assertThat(presence.isInside()).isTrue();
    }

    @Test
    void anEntryThatIsTakenBackLeavesTheOneBeforeIt() {
        learn(issued(id));
        Terms any = Tickets.terms(Mode.ANY, 5);
        store().pass(signed(id, 1), FIRST, any);
        store().pass(signed(id, 1), SECOND, any);

        assertThat(store().undo(id, SECOND.key(), EVENING, SECOND.at()))
                .contains(with(valid, new Presence(List.of(FIRST), List.of(SECOND))));
        assertThat(store().find(id).orElseThrow().presence().isInside()).isTrue();
        assertThat(store().undo(id, FIRST.key(), EVENING, SECOND.at())).isPresent();
    }

    @Test
    void aTimeThatNobodyBelievesIsMarked() {
        Passage doubtful =
                new Passage(Direction.ENTRY, EVENING, EVENING, "North", "DEVICE#1", "doubtful", null, null, true);

        assertThat(store().passed(signed(id, 1), doubtful)).isEqualTo(new Passed(usedWithoutFacts(id, 1, doubtful)));
        assertThat(store().find(id).orElseThrow().presence().passages()).containsExactly(doubtful);
    }

    @Test
    void aBarredTypeDoesNotPassButOneThatIsNotKnownYetDoes() {
        var unheardOf = newId();
        learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, terms(allBut("general", "another", "third"))))
                .isEqualTo(refused(valid));
        assertThat(store().pass(signed(id, 1), FIRST, terms(allBut("vip")))).isInstanceOf(Passed.class);
        assertThat(store().pass(signed(unheardOf, 1), FIRST, terms(allBut("general"))))
                .isInstanceOf(Passed.class);
    }

    @Test
    void ifOnlySomeTypesPassTheOthersAndThoseNotKnownDoNot() {
        learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, terms(new TypeTerms.Only(Set.of("vip", "crew")))))
                .isEqualTo(refused(valid));
        assertThat(store().pass(signed(id, 1), FIRST, terms(new TypeTerms.Only(Set.of("vip", "general")))))
                .isInstanceOf(Passed.class);
    }

    @Test
    void whatHappenedOfflineIsRecordedWhateverTheRecordSays() {
        learn(news(id, 2, Status.REVOKED, 2));
        Passage offline = FIRST.against(Reason.REVOKED);
        Ticket after = used(known(id, 2, Status.REVOKED), offline);

        assertThat(store().passed(signed(id, 1), offline)).isEqualTo(new Passed(after));
        assertThat(store().passed(signed(id, 1), offline)).isEqualTo(refused(after));
        assertThat(store().find(id)).contains(after);
    }

    @Test
    void whatHappenedOfflineCountsAsAnEntry() {
        learn(issued(id));
        store().pass(signed(id, 1), SECOND, ENTRY);
        Passage offline = FIRST.against(Reason.ALREADY_USED);

        assertThat(store().passed(signed(id, 1), offline))
                .isEqualTo(new Passed(with(valid, new Presence(List.of(offline, SECOND), List.of()))));
    }

    @Test
    void ofPassagesAgainstTheRulesOnlyTheFirstAreKept() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);
        for (int n = 0; n < AdmissionStore.MOST_AGAINST_RULES; n++) {
            assertThat(store().passed(signed(id, 1), against(n))).isInstanceOf(Passed.class);
        }
        Ticket full = store().find(id).orElseThrow();

        assertThat(store().passed(signed(id, 1), against(AdmissionStore.MOST_AGAINST_RULES)))
                .isEqualTo(new Full(full));
        assertThat(store().passed(signed(id, 1), against(0))).as("came before").isEqualTo(refused(full));
        assertThat(store().find(id)).contains(full);
        assertThat(full.presence().entries()).isEqualTo(1 + AdmissionStore.MOST_AGAINST_RULES);
    }

    private static Passage against(int n) {
        return entry(EVENING.plusSeconds(100 + n), "against-" + n).against(Reason.ALREADY_USED);
    }

    @Test
    void entriesAreTakenBackOnlySoOften() {
        learn(issued(id));
        for (int n = 0; n < AdmissionStore.MOST_UNDONE; n++) {
            store().pass(signed(id, 1), entry(EVENING, "undone-" + n), ENTRY);
            assertThat(store().undo(id, "DEVICE#1|undone-" + n, EVENING, EVENING))
                    .isPresent();
        }
        store().pass(signed(id, 1), SECOND, ENTRY);

        assertThat(store().undo(id, SECOND.key(), EVENING, EVENING)).isEmpty();
        assertThat(store().find(id).orElseThrow().presence().entries()).isEqualTo(1);
    }

    @Test
    void aTimeOfADeviceThatNobodyWouldWriteIsNotKept() {
        var absurd = new Passage(Direction.ENTRY, EVENING, EVENING, "North", "DEVICE#1", "absurd", Instant.MAX, null);

        assertThat(store().passed(signed(id, 1), absurd)).isInstanceOf(Passed.class);
        assertThat(store().find(id).orElseThrow().presence().passages())
                .extracting(Passage::scannedAt)
                .containsExactly((Instant) null);
    }

    @Test
    void anEntryIsTakenBackOnceAndTheTicketAdmitsAgain() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        Ticket admitsAgain = with(valid, new Presence(List.of(), List.of(FIRST)));
        assertThat(store().undo(id, FIRST.key(), EVENING, EVENING)).contains(admitsAgain);
        assertThat(store().undo(id, FIRST.key(), EVENING, EVENING)).isEmpty();
        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(new Refused(Optional.of(admitsAgain)));
        assertThat(store().passed(signed(id, 1), FIRST)).isEqualTo(new Refused(Optional.of(admitsAgain)));
        assertThat(store().pass(signed(id, 1), SECOND, ENTRY))
                .isEqualTo(new Passed(with(valid, new Presence(List.of(SECOND), List.of(FIRST)))));
    }

    @Test
    void onlyARecentLastEntryIsTakenBack() {
        learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        assertThat(store().undo(id, FIRST.key(), EVENING.plusMillis(1), EVENING))
                .isEmpty();
        assertThat(store().undo(id, "DEVICE#1|another", EVENING, EVENING)).isEmpty();
        assertThat(store().undo(newId(), FIRST.key(), EVENING, EVENING)).isEmpty();
        store().pass(signed(id, 1), OUT, EXIT);
        assertThat(store().undo(id, FIRST.key(), EVENING, EVENING)).isEmpty();
        assertThat(store().find(id)).contains(with(valid, new Presence(List.of(FIRST, OUT), List.of())));
    }

    @Test
    void aTicketIsFoundByTheLastEntryThatWasTakenBack() {
        Passage own = new Passage(Direction.ENTRY, EVENING, EVENING, "North", "DEVICE#1", "a-" + id.uuid(), null, null);
        store().pass(signed(id, 1), own, ENTRY);
        store().undo(id, own.key(), EVENING, EVENING.plusSeconds(5));

        assertThat(store().lastTouchedBy(EVENT, own.key(), EVENING))
                .map(Ticket::ticketId)
                .contains(id);
        assertThat(store().lastTouchedBy(EVENT, own.key(), EVENING.plusSeconds(6)))
                .isEmpty();
    }

    @Test
    void aTicketIsFoundByItsLastPassage() {
        String scanId = "scan-" + id.uuid();
        Passage own = new Passage(Direction.ENTRY, EVENING, EVENING, "North", "DEVICE#1", scanId, null, null);
        learn(issued(id));
        store().pass(signed(id, 1), own, ENTRY);

        assertThat(store().lastTouchedBy(EVENT, own.key(), EVENING)).contains(used(valid, own));
        assertThat(store().lastTouchedBy(EVENT, own.key(), EVENING.plusMillis(1)))
                .isEmpty();
        assertThat(store().lastTouchedBy(EVENT, "DEVICE#1|another", EVENING)).isEmpty();
        assertThat(store().lastTouchedBy(OTHER_EVENT, own.key(), EVENING)).isEmpty();
        store().pass(signed(id, 1), OUT, EXIT);
        assertThat(store().lastTouchedBy(EVENT, own.key(), EVENING)).isEmpty();
    }

    @Test
    void ticketsThatAnybodyPassedWithAreListedWithAllTheirPassages() {
        learn(issued(id));
        TicketId other = newId();
        learn(issued(other));
        learn(news(other, 1, Status.REVOKED, 2));
        store().pass(signed(id, 1), FIRST, ENTRY);
        store().pass(signed(id, 1), OUT, EXIT);
        TicketId leftOnly = newId();
        store().pass(signed(leftOnly, 1), OUT, EXIT);

        assertThat(store().passedTickets(EVENT)
                        .filter(ticket -> Set.of(id, other, leftOnly).contains(ticket.ticketId())))
                .containsExactlyInAnyOrder(
                        with(valid, new Presence(List.of(FIRST, OUT), List.of())),
                        store().find(leftOnly).orElseThrow());
        assertThat(store().passedTickets(OTHER_EVENT)).isEmpty();
    }

    @Test
    void whatHappenedWithTicketsIsToldAlsoIfItWasTakenBackOrWasNoEntry() {
        EventId event = new EventId(UUID.randomUUID());
        TicketId undone = newId();
        TicketId leftOnly = newId();
        learn(issued(newId()));
        store().pass(at(event, undone), FIRST, ENTRY);
        store().undo(undone, FIRST.key(), EVENING, EVENING.plusSeconds(5));
        store().passed(at(event, leftOnly), OUT);
        store().pass(at(event, id), FIRST, ENTRY);
        store().pass(at(event, id), OUT, EXIT);

        assertThat(store().histories(event))
                .containsExactlyInAnyOrder(
                        new History(EVENING.plusSeconds(5), new Presence(List.of(), List.of(FIRST))),
                        new History(OUT.recordedAt(), new Presence(List.of(OUT), List.of())),
                        new History(OUT.recordedAt(), new Presence(List.of(FIRST, OUT), List.of())));
        assertThat(store().histories(new EventId(UUID.randomUUID()))).isEmpty();
    }

    private static Claim at(EventId event, TicketId ticketId) {
        return new Claim.Signed(new TicketCode(ticketId, event, ADA, 1));
    }

    @Test
    void anOfflinePassageIntroducesATicketOnlyIfItIsSigned() {
        var typedOnly = newId();

        assertThat(store().passed(signed(id, 2), FIRST)).isEqualTo(new Passed(usedWithoutFacts(id, 2, FIRST)));
        assertThat(store().passed(typed(typedOnly, EVENT, ADA), FIRST)).isEqualTo(new Refused(Optional.empty()));
    }

    @Test
    void aTypedClaimNeedsAKnownTicketAndAllThreeIds() {
        assertThat(store().pass(typed(id, EVENT, ADA), FIRST, ENTRY)).isEqualTo(new Refused(Optional.empty()));
        learn(issued(id));

        assertThat(store().pass(typed(id, OTHER_EVENT, ADA), FIRST, ENTRY)).isEqualTo(refused(valid));
        assertThat(store().pass(typed(id, EVENT, new UserId("ben")), FIRST, ENTRY))
                .isEqualTo(refused(valid));
        assertThat(store().pass(typed(id, EVENT, ADA), FIRST, ENTRY)).isEqualTo(new Passed(used(valid, FIRST)));
    }

    private List<Outcome> atOnce(int scans, Terms terms) throws Exception {
        var attempts = IntStream.range(0, scans)
                .<Callable<Outcome>>mapToObj(n -> () -> store().pass(signed(id, 1), entry(EVENING, "scan-" + n), terms))
                .toList();
        var outcomes = new ArrayList<Outcome>();
        try (var gates = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : gates.invokeAll(attempts)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private static Refused refused(Ticket existing) {
        return new Refused(Optional.of(existing));
    }

    private void learn(TicketNews news) {
        store().learn(news, EVENING);
    }

    private static Terms terms(TypeTerms types) {
        boolean mayBeNew = types instanceof TypeTerms.AllBut;
        return new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), mayBeNew, types);
    }

    private static TypeTerms allBut(String... types) {
        return new TypeTerms.AllBut(Set.of(types));
    }
}
