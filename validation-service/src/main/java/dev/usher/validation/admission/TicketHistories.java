package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.AdmissionStore.History;
import dev.usher.validation.report.PassageHistory;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/// Tells the organizer's numbers what the tickets remember.
@Singleton
final class TicketHistories implements PassageHistory {
    private final AdmissionStore store;

    TicketHistories(AdmissionStore store) {
        this.store = store;
    }

    @Override
    public Stream<TicketHistory> of(EventId eventId) {
        return store.histories(eventId).map(TicketHistories::told);
    }

    private static TicketHistory told(History history) {
        Presence presence = history.presence();
        return new TicketHistory(
                history.changedAt(),
                Stream.concat(
                                presence.passages().stream().map(passage -> told(passage, presence, false)),
                                presence.undone().stream().map(passage -> told(passage, presence, true)))
                        .toList());
    }

    private static Passed told(Passage passage, Presence presence, boolean isUndone) {
        return new Passed(passage.at(), passage.gate(), presence.wayOf(passage), passage.recordedAt(), isUndone);
    }
}
