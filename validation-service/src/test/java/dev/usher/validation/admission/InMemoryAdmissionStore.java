package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The door's memory without a database.
@Singleton
@Replaces(DynamoAdmissionStore.class)
@Requires(property = "usher.fakes")
public final class InMemoryAdmissionStore implements AdmissionStore {
    private final Map<TicketId, Ticket> tickets = new HashMap<>();
    private final Map<TicketId, Integer> revisions = new HashMap<>();
    private final Map<TicketId, Instant> changes = new HashMap<>();
    private final Map<TicketId, String> lastUndone = new HashMap<>();

    @Override
    public synchronized Outcome pass(Claim claim, Passage passage, Terms terms) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        boolean mayPass = known == null
                ? terms.mayBeNew() && claim instanceof Claim.Signed
                : known.status() == Status.VALID
                        && isGoodFor(claim, known)
                        && isNews(passage, known)
                        && allows(terms, known);
        if (!mayPass) {
            return new Outcome.Refused(Optional.ofNullable(known));
        }
        return record(claim, passage, issueOf(claim));
    }

    @Override
    public synchronized Outcome passed(Claim claim, Passage passage) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        boolean isNews = known == null ? claim instanceof Claim.Signed : isNews(passage, known);
        if (isNews && known != null && passage.against() != null && against(known) >= MOST_AGAINST_RULES) {
            return new Outcome.Full(known);
        }
        return isNews ? record(claim, passage, 1) : new Outcome.Refused(Optional.ofNullable(known));
    }

    private Outcome record(Claim claim, Passage passage, int atLeastIssue) {
        @Nullable Ticket known = tickets.get(claim.ticketId());
        Ticket before = known == null ? unheardOf(claim) : known;
        Ticket after = new Ticket(
                before.ticketId(),
                before.eventId(),
                before.userId(),
                Math.max(before.issue(), atLeastIssue),
                before.status(),
                before.facts(),
                after(before.presence(), passage));
        tickets.put(claim.ticketId(), after);
        changes.put(claim.ticketId(), passage.recordedAt());
        return new Outcome.Passed(after);
    }

    @Override
    public synchronized Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now) {
        Ticket known = tickets.get(ticketId);
        if (known == null
                || !known.presence().isInside()
                || known.presence().undone().size() >= MOST_UNDONE) {
            return Optional.empty();
        }
        Passage last = known.presence().passages().getLast();
        if (!last.key().equals(key) || last.at().isBefore(notBefore)) {
            return Optional.empty();
        }
        var passages = new ArrayList<>(known.presence().passages());
        passages.removeLast();
        var undone = new ArrayList<>(known.presence().undone());
        undone.add(last);
        Ticket outside = Tickets.with(known, new Presence(known.presence().entries() - 1, false, passages, undone));
        tickets.put(ticketId, outside);
        changes.put(ticketId, now);
        lastUndone.put(ticketId, key);
        return Optional.of(outside);
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId ticketId) {
        return Optional.ofNullable(tickets.get(ticketId));
    }

    @Override
    public synchronized Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since) {
        return tickets.values().stream()
                .filter(ticket -> ticket.eventId().equals(eventId))
                .filter(ticket ->
                        !changes.getOrDefault(ticket.ticketId(), Instant.MIN).isBefore(since))
                .filter(ticket -> key.equals(lastUndone.get(ticket.ticketId()))
                        || ticket.presence().passages().stream()
                                .reduce((_, later) -> later)
                                .filter(last -> last.key().equals(key))
                                .isPresent())
                .findFirst();
    }

    @Override
    public synchronized Stream<Ticket> usedTickets(EventId eventId) {
        return tickets.values().stream()
                .filter(ticket ->
                        ticket.eventId().equals(eventId) && ticket.presence().isUsed())
                .toList()
                .stream();
    }

    @Override
    public synchronized Stream<History> histories(EventId eventId) {
        return tickets.values().stream()
                .filter(ticket -> ticket.eventId().equals(eventId))
                .filter(ticket -> !ticket.presence().equals(Presence.NONE))
                .map(ticket -> new History(
                        changes.getOrDefault(ticket.ticketId(), Instant.MIN),
                        ticket.presence().passages(),
                        ticket.presence().undone()))
                .toList()
                .stream();
    }

    @Override
    public synchronized void learn(TicketNews news, Instant now) {
        TicketState state = news.state();
        if (revisions.getOrDefault(state.ticketId(), 0) >= state.revision()) {
            return;
        }
        revisions.put(state.ticketId(), state.revision());
        if (state.revision() > TicketState.FIRST_REVISION) {
            changes.put(state.ticketId(), now);
        }
        @Nullable Ticket known = tickets.get(state.ticketId());
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

    private static Ticket unheardOf(Claim claim) {
        return new Ticket(
                claim.ticketId(), claim.eventId(), claim.userId(), issueOf(claim), Status.VALID, null, Presence.NONE);
    }

    private static boolean allows(Terms terms, Ticket ticket) {
        return terms.direction() == Direction.EXIT
                ? ticket.presence().isInside()
                : ticket.presence().mayEnter(terms.entries())
                        && switch (terms.types()) {
                            case TypeTerms.AllBut(var barred) ->
                                ticket.type() == null || !barred.contains(ticket.type());
                            case TypeTerms.Only(var admitted) ->
                                ticket.type() != null && admitted.contains(ticket.type());
                        };
    }

    private static int issueOf(Claim claim) {
        return claim instanceof Claim.Signed(var code) ? code.issue() : 1;
    }

    private static Presence after(Presence before, Passage passage) {
        var passages = new ArrayList<>(before.passages());
        passages.add(passage);
        boolean isEntry = passage.direction() == Direction.ENTRY;
        return new Presence(before.entries() + (isEntry ? 1 : 0), isEntry, passages, before.undone());
    }

    private static boolean isNews(Passage passage, Ticket known) {
        return known.presence().passage(passage.key()).isEmpty()
                && !known.presence().isUndone(passage.key());
    }

    private static long against(Ticket known) {
        return Stream.concat(known.presence().passages().stream(), known.presence().undone().stream())
                .filter(passage -> passage.against() != null)
                .count();
    }

    private static boolean isGoodFor(Claim claim, Ticket known) {
        return claim.speaksFor(known) && !(claim instanceof Claim.Signed(var code) && code.issue() < known.issue());
    }
}
