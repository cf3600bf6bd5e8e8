package dev.usher.platform.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When messages were written and published. The outbox remembers that for [OutboxConfig#keepPublished].
public interface PublishedMessages {
    /// Those of these messages that are known, in no particular order.
    ///
    /// @param ids each once
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    List<Entry> find(Collection<String> ids);

    /// One message.
    ///
    /// @param publishedAt absent while it waits, or is set apart
    record Entry(
            String id,
            String type,
            Instant writtenAt,
            @Nullable Instant publishedAt) {}
}
