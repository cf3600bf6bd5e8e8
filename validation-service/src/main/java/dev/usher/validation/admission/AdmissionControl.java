package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides who passes. The code and the event's rules are checked in memory. One conditional write makes the
/// rest of the decision, and the row that it found explains a refusal.
@Singleton
public final class AdmissionControl {
    private final ClaimReader reader;
    private final AdmissionStore store;
    private final LostTickets lost;
    private final DoorEvents events;
    private final Clock clock;

    /// Decides by the rules of these events and by this clock.
    public AdmissionControl(
            ClaimReader reader, AdmissionStore store, LostTickets lost, DoorEvents events, Clock clock) {
        this.reader = reader;
        this.store = store;
        this.lost = lost;
        this.events = events;
        this.clock = clock;
    }

    /// Lets the ticket's holder pass, or says why not. A repeated scan that passed gets the same answer
    /// again.
    ///
    /// @throws TicketsLost if the event's tickets are being restored; repeating later is safe
    /// @throws RuntimeException if the store cannot be reached; repeating the same scan is safe
    public Decision decide(Scan scan) {
        return switch (reader.read(scan.text(), scan.device())) {
            case Reading.Claimed(var claim) -> decide(claim, scan.device().eventId(), scan.passageAt(clock.instant()));
            case Reading.Untrusted(var reason, var named) -> Decision.refused(reason, named, null);
        };
    }

    /// Lets the holder of a claimed ticket pass, or says why not. A repeated passage gets the same answer
    /// again, unless it was undone.
    ///
    /// @param here the event where it happens
    /// @throws TicketsLost if the event's tickets are being restored; repeating later is safe
    /// @throws RuntimeException if the store cannot be reached; repeating the same passage is safe
    public Decision decide(Claim claim, EventId here, Passage passage) {
        @Nullable DoorEvent event = events.find(claim.eventId()).orElse(null);
        if (!claim.eventId().equals(here)) {
            return Decision.refused(Reason.WRONG_EVENT, claim.ticketId(), event);
        }
        lost.requireNone(here);
        Terms terms = Terms.of(event, passage.direction(), passage.gate(), passage.at());
        Outcome outcome = terms.admitNobody()
                ? new Outcome.Refused(store.find(claim.ticketId()))
                : store.pass(claim, passage, terms);
        return switch (outcome) {
            case Outcome.Passed(var ticket) -> Decision.passed(ticket, passage, event);
            case Outcome.Refused(var existing) -> explain(claim, passage, terms, existing, event);
            case Outcome.Full(var ticket) -> explain(claim, passage, terms, Optional.of(ticket), event);
        };
    }

    /// The answer to a scan that was refused before, with the current state of its ticket.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public Decision refusedBefore(Scan scan, Reason reason) {
        return switch (reader.read(scan.text(), scan.device())) {
            case Reading.Claimed(var claim) ->
                new Decision(
                        reason,
                        claim.ticketId(),
                        store.find(claim.ticketId())
                                .filter(ticket ->
                                        ticket.eventId().equals(scan.device().eventId()))
                                .filter(claim::speaksFor)
                                .orElse(null),
                        null,
                        false,
                        events.find(claim.eventId()).orElse(null));
            case Reading.Untrusted(var _, var named) -> Decision.refused(reason, named, null);
        };
    }

    private static Decision explain(
            Claim claim, Passage passage, Terms terms, Optional<Ticket> existing, @Nullable DoorEvent event) {
        if (existing.isEmpty()) {
            return Decision.refused(Refusals.ofUnknown(claim, passage, event), claim.ticketId(), event);
        }
        Ticket ticket = existing.get();
        if (!claim.speaksFor(ticket)) {
            return Decision.refused(Reason.UNKNOWN, claim.ticketId(), null);
        }
        return ticket.presence()
                .passage(passage.key())
                .map(before -> Decision.passedBefore(ticket, before, event))
                .orElseGet(() -> new Decision(
                        Refusals.of(claim, passage, terms, ticket, event),
                        ticket.ticketId(),
                        ticket,
                        null,
                        false,
                        event));
    }
}
