package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;

/// What a ticket's holder claims, and what speaks for it.
sealed interface Claim {
    TicketId ticketId();

    EventId eventId();

    UserId userId();

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
    }
}
