package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store that cannot write the news of one ticket until it recovers.
public final class RefusingAdmissionStore implements AdmissionStore {
    private final AdmissionStore store;
    private @Nullable TicketId refused;

    public RefusingAdmissionStore(AdmissionStore store, TicketId refused) {
        this.store = store;
        this.refused = refused;
    }

    /// From now on it writes all of them.
    public void recover() {
        refused = null;
    }

    @Override
    public void learn(TicketNews news, Instant now) {
        if (news.state().ticketId().equals(refused)) {
            throw new IllegalStateException("cannot write " + refused);
        }
        store.learn(news, now);
    }

    @Override
    public Outcome pass(Claim claim, Passage passage, Terms terms) {
        return store.pass(claim, passage, terms);
    }

    @Override
    public Outcome passed(Claim claim, Passage passage) {
        return store.passed(claim, passage);
    }

    @Override
    public Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        return store.undo(ticketId, key, notBefore, now);
    }

    @Override
    public Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since) {
        return store.lastTouchedBy(eventId, key, since);
    }

    @Override
    public Optional<Ticket> find(TicketId ticketId) {
        return store.find(ticketId);
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        return store.find(ticketIds);
    }

    @Override
    public Stream<Ticket> passedTickets(EventId eventId) {
        return store.passedTickets(eventId);
    }

    @Override
    public Stream<History> histories(EventId eventId) {
        return store.histories(eventId);
    }
}
