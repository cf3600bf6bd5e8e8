package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.validation.admission.AdmissionStore.Outcome;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides who passes. The code and the event's rules are judged without asking anybody; the store's one
/// conditional write decides the rest, and what it found explains a refusal.
@Singleton
final class TicketDoor {
    private final TicketCodeVerifier verifier;
    private final AdmissionStore store;
    private final DoorEvents events;
    private final Clock clock;

    TicketDoor(TicketCodeVerifier verifier, AdmissionStore store, DoorEvents events, Clock clock) {
        this.verifier = verifier;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Lets the ticket's holder pass, or says why not. Repeating a scan that passed answers the same again.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating the same scan is safe
    Decision decide(Scan scan) {
        return switch (verifier.verify(scan.text())) {
            case Verification.Genuine(var code) -> decide(scan, new Claim.Signed(code));
            case Verification.Forged(var claimed) -> Decision.refused(Reason.FORGED, claimed.ticketId(), null);
            case Verification.NotATicketCode() -> decideTyped(scan);
        };
    }

    private Decision decideTyped(Scan scan) {
        Optional<PlainTicketCode> typed = PlainTicketCode.parse(scan.text());
        if (typed.isEmpty()) {
            return Decision.refused(Reason.UNKNOWN, null, null);
        }
        // Without a signature anybody can write one; only a supervisor's word makes up for that.
        return scan.device().may(Scope.SUPERVISOR)
                ? decide(scan, new Claim.Typed(typed.get()))
                : Decision.refused(Reason.FORGED, typed.get().ticketId(), null);
    }

    private Decision decide(Scan scan, Claim claim) {
        @Nullable DoorEvent event = events.find(claim.eventId()).orElse(null);
        if (!claim.eventId().equals(scan.device().eventId())) {
            return Decision.refused(Reason.WRONG_EVENT, claim.ticketId(), event);
        }
        Passage passage = scan.passageAt(clock.instant());
        Terms terms = Terms.of(event, passage.direction(), passage.gate(), passage.at());
        Outcome outcome = terms.admitNobody()
                ? new Outcome.Refused(store.find(claim.ticketId()))
                : store.pass(claim, passage, terms);
        return switch (outcome) {
            case Outcome.Passed(var ticket) -> Decision.passed(ticket, passage, event);
            case Outcome.Refused(var existing) -> explain(claim, passage, terms, existing, event);
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
                .sameScanAs(passage)
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
