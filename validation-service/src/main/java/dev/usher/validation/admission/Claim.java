package dev.usher.validation.admission;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketIds;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;

/// Which ticket somebody claims to hold, backed by a signature or by a supervisor.
public sealed interface Claim {
    TicketIds code();

    default TicketId ticketId() {
        return code().ticketId();
    }

    default EventId eventId() {
        return code().eventId();
    }

    default UserId userId() {
        return code().userId();
    }

    /// Whether this claim is about this ticket, which has the claimed id.
    boolean speaksFor(Ticket ticket);

    /// A code that we signed. It proves that the ticket was issued, even if we do not know the ticket yet.
    record Signed(TicketCode code) implements Claim {
        @Override
        public boolean speaksFor(Ticket ticket) {
            return true;
        }
    }

    /// Three ids that a supervisor typed. Valid only for a known ticket, and only if all three ids match.
    record Typed(PlainTicketCode code) implements Claim {
        @Override
        public boolean speaksFor(Ticket ticket) {
            return ticket.eventId().equals(eventId()) && ticket.userId().equals(userId());
        }
    }
}
