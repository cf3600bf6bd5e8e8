package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import java.util.Optional;

/// Remembers which tickets there are and who went in and out with them.
interface AdmissionStore {
    /// Lets a ticket's holder pass if its record allows it: valid, not issued anew since, not passed by the
    /// same scan already, within the terms, and for a typed claim all three ids its own. One atomic write:
    /// of any number of concurrent calls for a ticket that admits once at most one passes.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating with the same passage is safe
    Outcome pass(Claim claim, Passage passage, Terms terms);

    /// What is known of the ticket; never older than the last write.
    Optional<Ticket> find(TicketId ticketId);

    /// Takes in what a message tells, unless the same or something newer is known. Never undoes a passage,
    /// and never lowers the issue; repeating changes nothing.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(TicketNews news);

    /// What became of [#pass].
    sealed interface Outcome {
        /// This call let somebody pass.
        ///
        /// @param ticket as it is now
        record Passed(Ticket ticket) implements Outcome {}

        /// Nothing changed.
        ///
        /// @param existing what stood in the way, as it was at that instant; empty if nothing is known of
        ///     the ticket
        record Refused(Optional<Ticket> existing) implements Outcome {}
    }
}
