package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Stores tickets, and who went in and out with them.
public interface AdmissionStore {
    /// The most passages against the rules that are stored for one ticket, and the most exits of people who
    /// were not scanned in. Each one adds to the ticket's row, and nothing else limits what devices upload.
    int MOST_AGAINST_RULES = 20;

    /// The most entries of one ticket that can be undone. Each one adds to the ticket's row as well.
    int MOST_UNDONE = 20;

    /// Lets a ticket's holder pass if its record allows it: the ticket is valid and was not reissued since,
    /// the same scan has not passed before (undone or not), the terms hold, and for a typed claim all three
    /// ids are the ticket's. Atomic: of any number of concurrent calls for a ticket that admits once, at most
    /// one passes. Costs one write, except for a passage that happened before another recorded one, and for
    /// the exit of somebody who was not scanned in.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating with the same passage is safe
    Outcome pass(Claim claim, Passage passage, Terms terms);

    /// Records that a ticket's holder passed, whatever its record says: a device let them pass while it was
    /// offline. Refused only if the same scan is already recorded, undone or not. Of passages against the
    /// rules, only the first [#MOST_AGAINST_RULES] are recorded. Atomic.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating with the same passage is safe
    Outcome passed(Claim claim, Passage passage);

    /// Undoes an entry that happened at `notBefore` or later, if nothing else happened with the ticket after
    /// it. Undoes at most [#MOST_UNDONE] entries of one ticket. Atomic; the second call for an entry returns
    /// empty.
    ///
    /// @param key of the passage
    /// @return the ticket after the change; empty if there is no such entry to undo
    /// @throws RuntimeException if the store cannot be reached; repeating is safe, and may then return empty
    Optional<Ticket> undo(TicketId ticketId, String key, Instant notBefore, Instant now);

    /// The ticket whose last passage, or last undone passage, has this key, if the ticket changed since an
    /// instant. May lag behind for a moment.
    ///
    /// @param key of the passage
    Optional<Ticket> lastTouchedBy(EventId eventId, String key, Instant since);

    /// The ticket, if it is known; never older than the last write.
    Optional<Ticket> find(TicketId ticketId);

    /// Those of these tickets that are known, in no particular order. Each is never older than the last write, but
    /// together they are not a snapshot.
    ///
    /// @param ticketIds each once
    List<Ticket> find(Collection<TicketId> ticketIds);

    /// The current state of those tickets of an event with which somebody went in or out, in no particular
    /// order. Read lazily; may lag behind for a moment.
    Stream<Ticket> passedTickets(EventId eventId);

    /// The histories of the same tickets, including undone entries. In the order of their last changes, and read
    /// lazily: a ticket that changes in the meantime appears again with its newer state. May lag behind for a
    /// moment.
    Stream<History> histories(EventId eventId);

    /// Stores what a message says, unless the same or something newer is known. Never undoes a passage and
    /// never lowers the issue. Repeating changes nothing.
    ///
    /// @param now the time of this change, for devices that ask for changes since a time
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void learn(TicketNews news, Instant now);

    /// The history of a ticket.
    ///
    /// @param changedAt when the ticket changed last
    record History(Instant changedAt, Presence presence) {}

    /// The result of [#pass] and [#passed].
    sealed interface Outcome {
        /// This call recorded the passage.
        ///
        /// @param ticket after the change
        record Passed(Ticket ticket) implements Outcome {}

        /// Nothing changed.
        ///
        /// @param existing the ticket that refused the passage, as it was at that instant; empty if the
        ///     ticket is unknown
        record Refused(Optional<Ticket> existing) implements Outcome {}

        /// Nothing changed, because the ticket has no room for another passage against the rules. Returned by
        /// [#passed] only.
        ///
        /// @param ticket the current state
        record Full(Ticket ticket) implements Outcome {}
    }
}
