package dev.usher.validation.admission;

import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.EventWindow;
import org.jspecify.annotations.Nullable;

/// Finds the reason why a passage was refused. The most informative reason wins: first an invalid ticket,
/// then a used ticket, then the wrong place or time.
final class Refusals {
    private Refusals() {}

    /// The reason if the ticket is unknown.
    static Reason ofUnknown(Claim claim, Passage passage, @Nullable DoorEvent event) {
        if (claim instanceof Claim.Typed || event == null) {
            return Reason.UNKNOWN;
        }
        return passage.direction() == Direction.EXIT
                ? Reason.NOT_INSIDE
                : reason(event.window().positionOf(passage.at()));
    }

    /// The reason if the ticket is known and does not allow the passage.
    static Reason of(Claim claim, Passage passage, Terms terms, Ticket ticket, @Nullable DoorEvent event) {
        if (claim instanceof Claim.Signed(var code) && code.issue() < ticket.issue()) {
            return Reason.SUPERSEDED;
        }
        return switch (ticket.status()) {
            case REVOKED -> Reason.REVOKED;
            case REFUNDED -> Reason.REFUNDED;
            case DISPUTED -> Reason.DISPUTED;
            case VALID ->
                passage.direction() == Direction.EXIT ? Reason.NOT_INSIDE : entry(passage, terms, ticket, event);
        };
    }

    private static Reason entry(Passage passage, Terms terms, Ticket ticket, @Nullable DoorEvent event) {
        if (ticket.presence().isUndone(passage.key())) {
            return Reason.TAKEN_BACK;
        }
        if (!ticket.presence().mayEnter(terms.entries(), passage.at())) {
            return Reason.ALREADY_USED;
        }
        if (event == null) {
            throw new IllegalStateException(ticket.ticketId() + " was refused without a rule that says so");
        }
        return event.admitsAt(passage.gate(), ticket.type())
                ? reason(event.windowOf(ticket.type()).positionOf(passage.at()))
                : Reason.WRONG_GATE;
    }

    private static Reason reason(EventWindow.Position position) {
        return switch (position) {
            case ANOTHER_DAY -> Reason.NOT_TODAY;
            case BEFORE -> Reason.TOO_EARLY;
            case AFTER -> Reason.CLOSED;
            case OPEN -> throw new IllegalStateException("refused although the event admits");
        };
    }
}
