package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;

/// What a ticket's holder claims, and what speaks for it.
public sealed interface Claim {
    TicketId ticketId();

    EventId eventId();

    UserId userId();

    /// Whether this claim is about the ticket that goes by its id.
    boolean speaksFor(Ticket ticket);

    /// A code that we signed: proof that the ticket was issued, whether we know of it yet or not.
    record Signed(TicketCode code) implements Claim {
        @Override
        public TicketId ticketId() {
            return code.ticketId();
        }

        @Override
        public EventId eventId() {
            return code.eventId();
        }

        @Override
        public UserId userId() {
            return code.userId();
        }

        @Override
        public boolean speaksFor(Ticket ticket) {
            return true;
        }
    }

    /// Three ids that a supervisor typed: good only for a ticket we know, and only if all three are its
    /// own.
    record Typed(PlainTicketCode code) implements Claim {
        @Override
        public TicketId ticketId() {
            return code.ticketId();
        }

        @Override
        public EventId eventId() {
            return code.eventId();
        }

        @Override
        public UserId userId() {
            return code.userId();
        }

        @Override
        public boolean speaksFor(Ticket ticket) {
            return ticket.eventId().equals(eventId()) && ticket.userId().equals(userId());
        }
    }
}
