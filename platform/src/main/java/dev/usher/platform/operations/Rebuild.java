package dev.usher.platform.operations;

import dev.usher.contracts.id.EventId;
import java.util.function.Consumer;

/// What a service does when operations ask for a rebuild. Everything can be repeated, and ends the same.
public interface Rebuild {
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
    record Progress(int read, int done) {
        /// Nothing yet.
        public static final Progress NONE = new Progress(0, 0);

        /// Further.
        public Progress plus(int moreRead, int moreDone) {
            return new Progress(read + moreRead, done + moreDone);
        }
    }
}
