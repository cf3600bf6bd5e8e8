package dev.usher.platform.operations;

import dev.usher.contracts.id.EventId;
import java.util.function.Consumer;

/// What a service does when operations ask for a rebuild. Everything can be repeated, and ends the same.
public interface Rebuild {
    /// Logical name of the table in which operations ask this service, from
    /// [dev.usher.contracts.operations.RebuildRequestTable].
    String requestTable();

    /// Restores what is missing or older than the record, and changes nothing else.
    ///
    /// @param dryRun whether to count only
    /// @param progress gets the numbers now and then
    /// @return the numbers at the end
    /// @throws RuntimeException if a store cannot be reached; repeating is safe
    Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress);

    /// Publishes how the event's tickets are now.
    ///
    /// @param progress gets the numbers now and then
    /// @return the numbers at the end
    /// @throws RuntimeException if a store cannot be reached; repeating is safe
    Progress publish(EventId eventId, Consumer<Progress> progress);

    /// How far it has come.
    ///
    /// @param read the number of recorded tickets that were looked at
    /// @param done the number of those that were restored or published
    /// @param unreadable the number of rows of the record that cannot be read. They are logged and left out:
    ///     one row must not keep the others from being restored
    record Progress(int read, int done, int unreadable) {
        /// Nothing yet.
        public static final Progress NONE = new Progress(0, 0);

        /// All rows can be read so far.
        public Progress(int read, int done) {
            this(read, done, 0);
        }

        /// Further.
        public Progress plus(int moreRead, int moreDone) {
            return new Progress(read + moreRead, done + moreDone, unreadable);
        }

        /// Further by a row that cannot be read.
        public Progress plusUnreadable() {
            return new Progress(read, done, unreadable + 1);
        }
    }
}
