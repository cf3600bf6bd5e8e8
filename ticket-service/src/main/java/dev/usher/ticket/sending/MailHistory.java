package dev.usher.ticket.sending;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to mails, for those who look for one.
public interface MailHistory {
    /// Those of these mails that were tried, in no particular order.
    ///
    /// @param mailIds each once
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    List<Entry> find(Collection<String> mailIds);

    /// A mail that was tried.
    ///
    /// @param state `sending`, `sent`, or `waiting` after a failure
    /// @param since when it got into that state
    /// @param undelivered what the provider reported later, as [Undelivered] names it; absent if nothing
    record Entry(
            String mailId,
            String state,
            Instant since,
            @Nullable String undelivered,
            @Nullable Instant undeliveredAt) {}
}
