package dev.usher.validation.admission;

import java.util.Optional;

/// Remembers which tickets there are and which were used.
interface AdmissionStore {
    /// Uses the ticket up if its record allows it: valid, not issued anew since, its window open, and for a
    /// typed claim all three ids its own. One atomic write: of any number of concurrent calls for one
    /// ticket at most one is admitted.
    ///
    /// @param mayBeNew whether a signed claim admits although nothing is known of its ticket; the same
    ///     write then records it
    /// @throws RuntimeException if the store cannot be reached; repeating with the same use is safe
    Admission admit(Claim claim, Use use, boolean mayBeNew);

    /// Takes in what `TicketIssued` tells. Never makes a used ticket valid again and never lowers its
    /// issue; repeating changes nothing.
    ///
    /// @param issued a valid, unused ticket with facts
    void issue(Ticket issued);

    /// What became of [#admit].
    sealed interface Admission {
        /// This call used the ticket up.
        ///
        /// @param ticket as it is now
        record Admitted(Ticket ticket) implements Admission {}

        /// Nothing changed.
        ///
        /// @param existing what stood in the way, as it was at that instant; empty if nothing is known of
        ///     the ticket
        record Refused(Optional<Ticket> existing) implements Admission {}
    }
}
