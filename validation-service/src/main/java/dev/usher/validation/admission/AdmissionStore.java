package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Remembers which tickets there are and who went in and out with them.
public interface AdmissionStore {
    /// The most passages against the rules that are kept of one ticket, and the most exits of people who were
    /// not scanned in. Each leaves its mark on the ticket's row, and what a device uploads has no other end.
    int MOST_AGAINST_RULES = 20;

    /// The most entries of one ticket that are taken back. Each leaves its mark, too.
    int MOST_UNDONE = 20;

    /// Lets a ticket's holder pass if its record allows it: valid, not issued anew since, not passed by the
    /// same scan already, be it taken back or not, within the terms, and for a typed claim all three ids
    /// its own. Atomic: of any number of concurrent calls for a ticket that admits once at most one passes.
    /// One write, but for a passage that happened before another one that is recorded, and for the exit of
    /// somebody who was not scanned in.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating with the same passage is safe
    Outcome pass(Claim claim, Passage passage, Terms terms);

    /// Records that a ticket's holder did pass, whatever its record says: a device let them while it was
    /// offline. Refused only if the same scan is recorded already, be it taken back or not. Of those against
    /// the rules the first [#MOST_AGAINST_RULES] are recorded. Atomic.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating with the same passage is safe
    Outcome passed(Claim claim, Passage passage);

    /// Takes an entry back that happened not before an instant, as long as nothing else happened with the
    /// ticket after it, and at most [#MOST_UNDONE] of one ticket. Atomic; the second call for an entry answers
    /// empty.
    ///
    /// @param key of the passage
    /// @return the ticket as it is now; empty if there is no such entry to take back
    /// @throws RuntimeException if the store cannot be reached; repeating is safe, and then answers empty
    Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now);

    /// The ticket whose last passage this is, or the last that was taken back, if anything changed about it
    /// since an instant. May lag behind for a moment.
    ///
    /// @param key of the passage
    Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since);

    /// What is known of the ticket; never older than the last write.
    Optional<Ticket> find(TicketId ticketId);

    /// The tickets of an event that anybody passed with, in or out, as they are now, in no particular order.
    /// Read as they are needed; may lag behind for a moment.
    Stream<Ticket> passedTickets(EventId eventId);

    /// What happened with the tickets of an event that anybody passed with, in or out, also if it was taken
    /// back. In the order of their last changes, read as they are needed: one that changes meanwhile comes
    /// once more, as it is then. May lag behind for a moment.
    Stream<History> histories(EventId eventId);

    /// Takes in what a message tells, unless the same or something newer is known. Never undoes a passage,
    /// and never lowers the issue; repeating changes nothing.
    ///
    /// @param now what changes from here on, as devices that ask for changes understand it
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(TicketNews news, Instant now);

    /// What happened with a ticket.
    ///
    /// @param changedAt when anything about it changed last
    record History(Instant changedAt, Presence presence) {}

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

        /// Nothing changed, because as many passages against the rules are recorded as there may be. Of
        /// [#passed] only.
        ///
        /// @param ticket as it is
        record Full(Ticket ticket) implements Outcome {}
    }
}
