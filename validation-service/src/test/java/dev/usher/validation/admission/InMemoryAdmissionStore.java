package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The door's memory without a database.
@Fake
public final class InMemoryAdmissionStore implements AdmissionStore {
    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<TicketId, Integer> revisions = new HashMap<>();
    private final Map<TicketId, Instant> changes = new HashMap<>();
    private final Map<TicketId, String> lastUndone = new HashMap<>();

    @Override
    public synchronized Outcome pass(Claim claim, Passage passage, Terms terms) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        boolean mayPass =
                known == null ? Admissibility.ofUnknown(claim, terms) : Admissibility.of(claim, passage, terms, known);
        return mayPass ? record(claim, passage) : new Outcome.Refused(Optional.ofNullable(known));
    }

    @Override
    public synchronized Outcome passed(Claim claim, Passage passage) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        if (known == null ? claim instanceof Claim.Typed : known.presence().knows(passage.key())) {
            return new Outcome.Refused(Optional.ofNullable(known));
        }
        return known == null || known.presence().hasRoomFor(passage) ? record(claim, passage) : new Outcome.Full(known);
    }

    private Outcome record(Claim claim, Passage passage) {
        Ticket before = tickets.getOrDefault(claim.ticketId(), Ticket.introducedBy(claim));
        Ticket after = new Ticket(
                before.ticketId(),
                before.eventId(),
                before.userId(),
                Math.max(before.issue(), issueOf(claim)),
                before.status(),
                before.facts(),
                before.presence().with(passage));
        tickets.put(claim.ticketId(), after);
        changes.put(claim.ticketId(), passage.recordedAt());
        return new Outcome.Passed(after);
    }

    @Override
    public synchronized Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        @Nullable Ticket known = tickets.get(ticketId);
        Optional<Ticket> after = Optional.ofNullable(known)
                .flatMap(ticket -> ticket.presence()
                        .undoable(key, notBefore)
                        .map(entry -> Tickets.with(ticket, ticket.presence().without(entry))));
        after.ifPresent(ticket -> {
            tickets.put(ticketId, ticket);
            changes.put(ticketId, now);
            lastUndone.put(ticketId, key);
        });
        return after;
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId ticketId) {
        return Optional.ofNullable(tickets.get(ticketId));
    }

    @Override
    public synchronized List<Ticket> find(Collection<TicketId> ticketIds) {
        return ticketIds.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public synchronized Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since) {
        return tickets.values().stream()
                .filter(ticket -> ticket.eventId().equals(eventId))
                .filter(ticket ->
                        !changes.getOrDefault(ticket.ticketId(), Instant.MIN).isBefore(since))
                .filter(ticket -> key.equals(lastUndone.get(ticket.ticketId()))
                        || ticket.presence()
                                .last()
                                .filter(last -> last.key().equals(key))
                                .isPresent())
                .findFirst();
    }

    @Override
    public synchronized Stream<Ticket> passedTickets(EventId eventId) {
        return tickets.values().stream()
                .filter(ticket -> ticket.eventId().equals(eventId)
                        && !ticket.presence().passages().isEmpty())
                .toList()
                .stream();
    }

    @Override
    public synchronized Stream<History> histories(EventId eventId) {
        return tickets.values().stream()
                .filter(ticket -> ticket.eventId().equals(eventId))
                .filter(ticket -> !ticket.presence().equals(Presence.NONE))
                .map(ticket -> new History(changes.getOrDefault(ticket.ticketId(), Instant.MIN), ticket.presence()))
                .toList()
                .stream();
    }

    @Override
    public synchronized void learn(TicketNews news, Instant now) {
        TicketState state = news.state();
        @Nullable Ticket known = tickets.get(state.ticketId());
        int revision = revisions.getOrDefault(state.ticketId(), 0);
        boolean isRestored = known != null && known.facts() == null;
        if (revision > state.revision() || (revision == state.revision() && !isRestored)) {
            return;
        }
        revisions.put(state.ticketId(), state.revision());
        changes.put(state.ticketId(), now);
        tickets.put(
                state.ticketId(),
                new Ticket(
                        state.ticketId(),
                        news.eventId(),
                        state.userId(),
                        known == null ? state.issue() : Math.max(known.issue(), state.issue()),
                        state.status(),
                        new Ticket.Facts(
                                news.registrationId(),
                                state.attendeeName(),
                                state.number(),
                                state.type(),
                                state.typeName()),
                        known == null ? Presence.NONE : known.presence()));
    }

    synchronized Optional<Row> row(TicketId ticketId) {
        return find(ticketId).map(ticket -> new Row(ticket, revisions.getOrDefault(ticketId, 0)));
    }

    /// Puts a ticket back, without what people are shown.
    synchronized void restore(Row row) {
        Ticket ticket = row.ticket();
        tickets.put(
                ticket.ticketId(),
                new Ticket(
                        ticket.ticketId(),
                        ticket.eventId(),
                        ticket.userId(),
                        ticket.issue(),
                        ticket.status(),
                        null,
                        ticket.presence()));
        revisions.put(ticket.ticketId(), row.revision());
    }

    synchronized void lose() {
        tickets.clear();
        revisions.clear();
        changes.clear();
        lastUndone.clear();
    }

    /// A ticket with the revision of what a message said about it.
    record Row(Ticket ticket, int revision) {}

    private static int issueOf(Claim claim) {
        return claim instanceof Claim.Signed(var code) ? code.issue() : 1;
    }
}
