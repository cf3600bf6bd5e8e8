package dev.usher.validation.snapshot;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.TicketUsed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The log of changes to an event's tickets, in numbered entries. Each number is used once, and only after
/// the changes of its entry were committed. So a reader who has read up to a number has missed no earlier
/// change.
interface ChangeLog {
    /// The number before the first entry.
    long NOTHING = 0;

    /// The entries after a number, in order and read lazily; never older than the last append.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Stream<Entry> after(EventId eventId, long number);

    /// Adds an entry, together with the message that reports it. Atomic: of any number of concurrent calls
    /// with the same number, one adds its entry, and only that message is published.
    ///
    /// @param message absent if there is nothing to report
    /// @return whether it was added; false if an entry with this number exists
    /// @throws RuntimeException if the store cannot be reached; it may have been added then
    boolean append(EventId eventId, Entry entry, @Nullable TicketUsed message);

    /// Publishes the message of an entry again.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    void publishAgain(TicketUsed message);

    /// Changes that were found together.
    ///
    /// @param number counted from 1, without gaps
    /// @param marks the tickets' states after the changes
    /// @param isRecorded whether the tickets were copied to the record before; earlier releases had none
    record Entry(long number, List<TicketMark> marks, boolean isRecorded) {
        /// The maximum number of marks in an entry: some 40 KB, and as many as fit one message.
        static final int MOST_MARKS = TicketUsed.MAX_TICKETS;

        public Entry {
            marks = List.copyOf(marks);
        }

        Entry(long number, List<TicketMark> marks) {
            this(number, marks, true);
        }
    }
}
