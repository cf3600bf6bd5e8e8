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
import static dev.usher.validation.admission.Tickets.terms;
import static dev.usher.validation.admission.Tickets.typed;
import static dev.usher.validation.admission.Tickets.used;
import static dev.usher.validation.admission.Tickets.usedWithoutFacts;
import static dev.usher.validation.admission.Tickets.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.AdmissionStore.Outcome;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every admission store keeps.
abstract class AdmissionStoreContract {
    private static final Passage FIRST =
            new Passage(Direction.ENTRY, EVENING, "North", "DEVICE#1", "scan-1", Instant.parse("2026-11-22T18:29:59Z"));
    private static final Passage SECOND = entry(EVENING.plusSeconds(60), "scan-2");
    private static final Passage OUT = exit(EVENING.plusSeconds(30), "scan-out");

    private final TicketId id = newId();
    private final Ticket valid = known(id, 1, Status.VALID);

    abstract AdmissionStore store();

    @Test
    void anIssuedTicketAdmits() {
        store().learn(issued(id));

        assertThat(store().find(id)).contains(valid);
        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(new Passed(used(valid, FIRST)));
        assertThat(store().find(id)).contains(used(valid, FIRST));
    }

    @Test
    void theSecondEntryIsRefusedAndSeesTheFirst() {
        store().learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        assertThat(store().pass(signed(id, 1), SECOND, ENTRY)).isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void ofManyConcurrentEntriesExactlyOnePasses() throws Exception {
        store().learn(issued(id));

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
        var terms = new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), false, Set.of());

        assertThat(store().pass(signed(id, 1), FIRST, terms)).isEqualTo(new Refused(Optional.empty()));
        assertThat(store().find(id)).isEmpty();
    }

    @Test
    void theLateMessageFillsInFactsAndTheTicketStaysUsed() {
        store().pass(signed(id, 1), FIRST, ENTRY);

        store().learn(issued(id));

        assertThat(store().pass(signed(id, 1), SECOND, ENTRY)).isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void aMessageThatComesAgainChangesNothing() {
        store().learn(issued(id));
        store().pass(signed(id, 1), FIRST, ENTRY);

        store().learn(issued(id));

        assertThat(store().find(id)).contains(used(valid, FIRST));
    }

    @Test
    void aNewIssueEndsTheCodeFromBefore() {
        store().learn(issued(id));
        store().learn(news(id, 2, Status.VALID, 2));
        Ticket reissued = known(id, 2, Status.VALID);

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(reissued));
        assertThat(store().pass(signed(id, 2), FIRST, ENTRY)).isEqualTo(new Passed(used(reissued, FIRST)));
    }

    @ParameterizedTest
    @EnumSource(names = "VALID", mode = EnumSource.Mode.EXCLUDE)
    void aTicketThatIsNotValidDoesNotPass(Status status) {
        store().learn(issued(id));
        store().learn(news(id, 1, status, 2));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(known(id, 1, status)));
    }

    @Test
    void aRevocationThatArrivesFirstWins() {
        store().learn(news(id, 1, Status.REVOKED, 2));
        store().learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(refused(known(id, 1, Status.REVOKED)));
    }

    @Test
    void aRestoredTicketAdmitsAgainWhateverTheOrderOfMessages() {
        store().learn(news(id, 1, Status.VALID, 3));
        store().learn(news(id, 1, Status.DISPUTED, 2));
        store().learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, ENTRY)).isEqualTo(new Passed(used(valid, FIRST)));
    }

    @Test
    void anOldMessageDoesNotLowerTheIssueThatACodeHasShown() {
        store().pass(signed(id, 3), FIRST, ENTRY);
        store().learn(issued(id));
        store().learn(news(id, 2, Status.VALID, 2));

        assertThat(store().find(id)).contains(used(known(id, 3, Status.VALID), FIRST));
    }

    @Test
    void theSameScanNeverPassesTwice() {
        store().learn(issued(id));
        store().pass(signed(id, 1), FIRST, terms(Mode.ANY, 10));

        assertThat(store().pass(signed(id, 1), FIRST, terms(Mode.ANY, 10))).isEqualTo(refused(used(valid, FIRST)));
    }

    @Test
    void aHolderWhoLeftMayComeBackIfTheRulesSaySo() {
        store().learn(issued(id));
        Terms afterExit = terms(Mode.AFTER_EXIT, 2);

        assertThat(store().pass(signed(id, 1), FIRST, afterExit)).isInstanceOf(Passed.class);
        assertThat(store().pass(signed(id, 1), SECOND, afterExit)).isInstanceOf(Refused.class);
        assertThat(store().pass(signed(id, 1), OUT, EXIT))
                .isEqualTo(new Passed(with(valid, new Presence(1, false, List.of(FIRST, OUT)))));
        assertThat(store().pass(signed(id, 1), SECOND, afterExit))
                .isEqualTo(new Passed(with(valid, new Presence(2, true, List.of(FIRST, OUT, SECOND)))));
    }

    @Test
    void aTicketAdmitsNotMoreOftenThanTheRulesSay() throws Exception {
        store().learn(issued(id));

        List<Outcome> outcomes = atOnce(16, terms(Mode.ANY, 3));

        assertThat(outcomes).filteredOn(Passed.class::isInstance).hasSize(3);
    }

    @Test
    void onlyWhoIsInsideLeaves() {
        assertThat(store().pass(signed(id, 1), OUT, EXIT)).isEqualTo(new Refused(Optional.empty()));
        store().learn(issued(id));
        assertThat(store().pass(signed(id, 1), OUT, EXIT)).isEqualTo(refused(valid));
    }

    @Test
    void aBarredTypeDoesNotPassButOneThatIsNotKnownYetDoes() {
        var barred =
                new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), true, Set.of("general", "another", "third"));
        var elsewhere = new Terms(Direction.ENTRY, DoorRules.DEFAULT.entries(), true, Set.of("vip"));
        var unheardOf = newId();
        store().learn(issued(id));

        assertThat(store().pass(signed(id, 1), FIRST, barred)).isEqualTo(refused(valid));
        assertThat(store().pass(signed(id, 1), FIRST, elsewhere)).isInstanceOf(Passed.class);
        assertThat(store().pass(signed(unheardOf, 1), FIRST, barred)).isInstanceOf(Passed.class);
    }

    @Test
    void aTypedClaimNeedsAKnownTicketAndAllThreeIds() {
        assertThat(store().pass(typed(id, EVENT, ADA), FIRST, ENTRY)).isEqualTo(new Refused(Optional.empty()));
        store().learn(issued(id));

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
}
