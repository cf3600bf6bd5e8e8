package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.TicketUsed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed about the tickets of an event, in numbered entries. A number is given once, and after the
/// changes of its entry were committed: whoever has read up to a number has missed nothing before it.
interface ChangeLog {
    /// The number before the first entry.
    long NOTHING = 0;

    /// The entries after a number, in their order, read as they are needed; none older than the last append.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Stream<Entry> after(EventId eventId, long number);

    /// Adds an entry, together with the message that tells of it. Atomic: of any number of concurrent calls with
    /// one number one adds its entry, and its message is published.
    ///
    /// @param told absent if there is nothing to tell
    /// @return whether it was added; false if there is an entry with this number
    /// @throws RuntimeException if the store cannot be reached; it may have been added then
    boolean append(EventId eventId, Entry entry, @Nullable TicketUsed told);

    /// Changes that were seen together.
    ///
    /// @param number counted from 1, without gaps
    /// @param marks how the tickets are since
    record Entry(long number, List<TicketMark> marks) {
        /// Marks in an entry at most: some 40 KB, and as many as one message tells of.
        static final int MOST_MARKS = TicketUsed.MAX_TICKETS;

        public Entry {
            marks = List.copyOf(marks);
        }
    }
}
