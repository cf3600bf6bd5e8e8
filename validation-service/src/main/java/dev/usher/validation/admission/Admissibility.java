package dev.usher.validation.admission;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;

/// Whether a ticket's record lets somebody pass. [DynamoPassage] states the same rules as the condition of a
/// write, for passages that happen now. This class is for passages that one write cannot decide.
final class Admissibility {
    private Admissibility() {}

    /// Whether this claim passes if its ticket is unknown.
    static boolean ofUnknown(Claim claim, Terms terms) {
        return claim instanceof Claim.Signed && terms.mayBeNew();
    }

    /// Whether this ticket allows this passage with this claim.
    static boolean of(Claim claim, Passage passage, Terms terms, Ticket ticket) {
        return !ticket.presence().knows(passage.key())
                && ticket.status() == Status.VALID
                && claim.speaksFor(ticket)
                && !(claim instanceof Claim.Signed(var code) && code.issue() < ticket.issue())
                && ticket.presence().hasRoomFor(passage)
                && (passage.direction() == Direction.EXIT
                        || (ticket.presence().mayEnter(terms.entries(), passage.at())
                                && terms.types().admit(ticket.type())));
    }
}
