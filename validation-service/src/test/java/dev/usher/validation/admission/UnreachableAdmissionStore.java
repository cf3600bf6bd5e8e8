package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A store that cannot be reached.
public final class UnreachableAdmissionStore implements AdmissionStore {
    @Override
    public Outcome pass(Claim claim, Passage passage, Terms terms) {
        throw unreachable();
    }

    @Override
    public Outcome passed(Claim claim, Passage passage) {
        throw unreachable();
    }

    @Override
    public Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        throw unreachable();
    }

    @Override
    public Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since) {
        throw unreachable();
    }

    @Override
    public Optional<Ticket> find(TicketId ticketId) {
        throw unreachable();
    }

    @Override
    public List<Ticket> find(Collection<TicketId> ticketIds) {
        throw unreachable();
    }

    @Override
    public Stream<Ticket> passedTickets(EventId eventId) {
        throw unreachable();
    }

    @Override
    public Stream<History> histories(EventId eventId) {
        throw unreachable();
    }

    @Override
    public void learn(TicketNews news, Instant now) {
        throw unreachable();
    }

    private static IllegalStateException unreachable() {
        return new IllegalStateException("the store cannot be reached");
    }
}
