package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.ENTRY;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.ORDER;
import static dev.usher.validation.admission.Tickets.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.operations.Rebuild.Progress;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every record of admissions keeps.
abstract class AdmissionRecordContract {
    final EventId eventId = new EventId(UUID.randomUUID());

    abstract AdmissionStore store();

    abstract AdmissionRecord record();

    /// Loses these tickets of the event, and that they are complete, but not the copies.
    abstract void lose(EventId eventId, List<TicketId> ticketIds);

    @Test
    void anEventWithoutCopiesIsNotLost() {
        assertThat(record().isLost(eventId)).isFalse();
        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(Progress.NONE);
        assertThat(record().isLost(eventId)).isFalse();
    }

    @Test
    void aUsedTicketThatWasLostIsStillUsedAfterwards() {
        TicketId id = used();
        Ticket before = store().find(id).orElseThrow();
        record().keep(eventId, List.of(id));
        assertThat(record().isLost(eventId)).isFalse();
        lose(eventId, List.of(id));

        assertThat(record().isLost(eventId)).isTrue();
        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(1, 1));

        assertThat(record().isLost(eventId)).isFalse();
        Ticket after = store().find(id).orElseThrow();
        assertThat(after.presence()).isEqualTo(before.presence());
        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(enter(id, 1, "again")).isInstanceOf(Outcome.Refused.class);
        assertThat(enter(id, 1, "first"))
                .as("the scan that let it in, repeated")
                .isEqualTo(new Outcome.Refused(store().find(id)));
    }

    @Test
    void whatIsInvalidOrSupersededIsStillAfterwards() {
        TicketId revoked = newId();
        store().learn(news(revoked, 1, Status.REVOKED, 2), EVENING);
        TicketId reissued = newId();
        store().learn(news(reissued, 2, Status.VALID, 2), EVENING);
        record().keep(eventId, List.of(revoked, reissued));
        lose(eventId, List.of(revoked, reissued));
        record().restore(eventId, false, _ -> {});

        // Messages that were under way.
        store().learn(news(revoked, 1, Status.VALID, 1), EVENING);
        store().learn(news(reissued, 1, Status.VALID, 1), EVENING);

        assertThat(enter(revoked, 1, "a")).isInstanceOf(Outcome.Refused.class);
        assertThat(enter(reissued, 1, "b")).isInstanceOf(Outcome.Refused.class);
        assertThat(enter(reissued, 2, "c")).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void whatPeopleAreShownComesWithTheNextMessage() {
        TicketId id = used();
        record().keep(eventId, List.of(id));
        lose(eventId, List.of(id));
        record().restore(eventId, false, _ -> {});
        assertThat(store().find(id).orElseThrow().facts()).isNull();

        store().learn(news(id, 1, Status.VALID, 1), EVENING.plusSeconds(60));

        Ticket known = store().find(id).orElseThrow();
        assertThat(known.knownFacts().attendeeName()).isEqualTo("Ada Lovelace");
        assertThat(known.presence().isUsed()).isTrue();
    }

    @Test
    void aDryRunCountsAndAHealthyEventDoesNotChange() {
        TicketId id = used();
        record().keep(eventId, List.of(id));
        Ticket before = store().find(id).orElseThrow();
        assertThat(record().restore(eventId, false, _ -> {})).isEqualTo(new Progress(1, 0));
        assertThat(store().find(id)).contains(before);
        lose(eventId, List.of(id));

        assertThat(record().restore(eventId, true, _ -> {})).isEqualTo(new Progress(1, 1));

        assertThat(store().find(id)).isEmpty();
        assertThat(record().isLost(eventId)).isTrue();
    }

    @Test
    void copiesAreNotReplacedWhileTheTicketsAreLost() {
        TicketId id = used();
        record().keep(eventId, List.of(id));
        lose(eventId, List.of(id));
        store().learn(news(id, 1, Status.VALID, 1), EVENING);

        assertThatThrownBy(() -> record().keep(eventId, List.of(id))).isInstanceOf(TicketsLost.class);
    }

    TicketId used() {
        TicketId id = newId();
        store().learn(news(id, 1, Status.VALID, 1), EVENING);
        assertThat(enter(id, 1, "first")).isInstanceOf(Outcome.Passed.class);
        return id;
    }

    Outcome enter(TicketId id, int issue, String scanId) {
        var claim = new Claim.Signed(new TicketCode(id, eventId, ADA, issue));
        return store().pass(claim, Tickets.entry(EVENING, scanId), ENTRY);
    }

    TicketNews news(TicketId id, int issue, Status status, int revision) {
        return new TicketNews(
                ORDER,
                eventId,
                new TicketState(id, 1, "general", "General", ADA, "Ada Lovelace", issue, status, revision));
    }
}
