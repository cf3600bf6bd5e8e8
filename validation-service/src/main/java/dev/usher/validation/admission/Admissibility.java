package dev.usher.validation.admission;

import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.Passage.Direction;

/// What a ticket's record must be for somebody to pass. [DynamoPassage] says the same as the condition of a
/// write, for all passages that happen now; this says it for those that cannot be decided so.
final class Admissibility {
    private Admissibility() {}

    /// Whether a ticket of which nothing is known lets this claim pass.
    static boolean ofUnknown(Claim claim, Terms terms) {
        return claim instanceof Claim.Signed && terms.mayBeNew();
    }

    /// Whether a ticket lets this claim make this passage.
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
