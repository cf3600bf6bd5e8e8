package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.UNTIL;
import static dev.usher.validation.admission.Tickets.issued;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.signed;
import static dev.usher.validation.admission.Tickets.typed;
import static dev.usher.validation.admission.Tickets.use;
import static dev.usher.validation.admission.Tickets.used;
import static dev.usher.validation.admission.Tickets.usedWithoutFacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.validation.admission.AdmissionStore.Admission;
import dev.usher.validation.admission.AdmissionStore.Admission.Admitted;
import dev.usher.validation.admission.AdmissionStore.Admission.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every admission store keeps.
abstract class AdmissionStoreContract {
    private static final Use FIRST = use(EVENING, "scan-1", Instant.parse("2026-11-22T18:29:59Z"));
    private static final Use SECOND = use(EVENING.plusSeconds(60), "scan-2");

    private final TicketId id = newId();

    abstract AdmissionStore store();

    @Test
    void anIssuedTicketIsUsedUp() {
        store().issue(issued(id, 1));

        assertThat(store().admit(signed(id, 1), FIRST, true)).isEqualTo(new Admitted(used(issued(id, 1), FIRST)));
    }

    @Test
    void theSecondUseIsRefusedAndSeesTheFirst() {
        store().issue(issued(id, 1));
        store().admit(signed(id, 1), FIRST, true);

        assertThat(store().admit(signed(id, 1), SECOND, true)).isEqualTo(refused(used(issued(id, 1), FIRST)));
    }

    @Test
    void ofManyConcurrentUsesExactlyOneIsAdmitted() throws Exception {
        store().issue(issued(id, 1));
        var attempts = IntStream.range(0, 32)
                .<Callable<Admission>>mapToObj(n -> () -> store().admit(signed(id, 1), use(EVENING, "scan-" + n), true))
                .toList();

        var outcomes = new ArrayList<Admission>();
        try (var gates = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : gates.invokeAll(attempts)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Admitted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(31);
    }

    @Test
    void aSignedCodeIsProofBeforeItsMessageArrives() {
        assertThat(store().admit(signed(id, 2), FIRST, true)).isEqualTo(new Admitted(usedWithoutFacts(id, 2, FIRST)));
        assertThat(store().admit(signed(id, 2), SECOND, true)).isEqualTo(refused(usedWithoutFacts(id, 2, FIRST)));
    }

    @Test
    void aSignedCodeIsNotEnoughIfItMayNotBeNew() {
        assertThat(store().admit(signed(id, 1), FIRST, false)).isEqualTo(new Refused(Optional.empty()));
    }

    @Test
    void theLateMessageFillsInFactsAndTheTicketStaysUsed() {
        store().admit(signed(id, 1), FIRST, true);

        store().issue(issued(id, 1));

        assertThat(store().admit(signed(id, 1), SECOND, true)).isEqualTo(refused(used(issued(id, 1), FIRST)));
    }

    @Test
    void aMessageThatComesAgainChangesNothing() {
        store().issue(issued(id, 1));
        store().admit(signed(id, 1), FIRST, true);

        store().issue(issued(id, 1));

        assertThat(store().admit(signed(id, 1), SECOND, true)).isEqualTo(refused(used(issued(id, 1), FIRST)));
    }

    @Test
    void aNewIssueEndsTheCodeFromBefore() {
        store().issue(issued(id, 1));
        store().issue(issued(id, 2));

        assertThat(store().admit(signed(id, 1), FIRST, true)).isEqualTo(refused(issued(id, 2)));
        assertThat(store().admit(signed(id, 2), FIRST, true)).isEqualTo(new Admitted(used(issued(id, 2), FIRST)));
    }

    @Test
    void anOldMessageDoesNotLowerTheIssue() {
        store().issue(issued(id, 2));
        store().issue(issued(id, 1));

        assertThat(store().admit(signed(id, 1), FIRST, true)).isEqualTo(refused(issued(id, 2)));
    }

    @Test
    void theMessageOfAnEarlierIssueStillFillsInFacts() {
        store().admit(signed(id, 2), FIRST, true);

        store().issue(issued(id, 1));

        assertThat(store().admit(signed(id, 2), SECOND, true)).isEqualTo(refused(used(issued(id, 2), FIRST)));
    }

    @Test
    void theWindowAdmitsFromItsFirstInstantUntilBeforeItsLast() {
        store().issue(issued(id, 1));
        var other = newId();
        store().issue(issued(other, 1));

        assertThat(store().admit(signed(id, 1), use(FROM.minusMillis(1), "early"), true))
                .isEqualTo(refused(issued(id, 1)));
        assertThat(store().admit(signed(id, 1), use(UNTIL, "late"), true)).isEqualTo(refused(issued(id, 1)));
        assertThat(store().admit(signed(id, 1), use(FROM, "first"), true)).isInstanceOf(Admitted.class);
        assertThat(store().admit(signed(other, 1), use(UNTIL.minusMillis(1), "last"), true))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void aTypedClaimNeedsAKnownTicketAndAllThreeIds() {
        assertThat(store().admit(typed(id, EVENT, ADA), FIRST, true)).isEqualTo(new Refused(Optional.empty()));
        store().issue(issued(id, 4));

        assertThat(store().admit(typed(id, OTHER_EVENT, ADA), FIRST, true)).isEqualTo(refused(issued(id, 4)));
        assertThat(store().admit(typed(id, EVENT, new UserId("ben")), FIRST, true))
                .isEqualTo(refused(issued(id, 4)));
        assertThat(store().admit(typed(id, EVENT, ADA), FIRST, true))
                .isEqualTo(new Admitted(used(issued(id, 4), FIRST)));
    }

    private static Refused refused(Ticket existing) {
        return new Refused(Optional.of(existing));
    }
}
