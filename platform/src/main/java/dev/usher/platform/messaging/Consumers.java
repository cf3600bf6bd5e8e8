package dev.usher.platform.messaging;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.UnreadableItem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operations say about who may consume.
///
/// @param paused logical names of queues
/// @param only the revision that may consume, while another one is deployed
record Consumers(Set<String> paused, @Nullable Only only) {
    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    /// Without a row, which has no attributes then, everybody consumes everything.
    static Consumers read(Item row) {
        Set<String> paused = row.names().stream()
                .filter(name -> name.startsWith(ConsumersRow.PAUSED))
                .map(name -> name.substring(ConsumersRow.PAUSED.length()))
                .collect(Collectors.toUnmodifiableSet());
        return new Consumers(paused, only(row));
    }

    /// What cannot be read holds nobody back: a mistake in it would stop every instance that starts, for ever.
    private static @Nullable Only only(Item row) {
        try {
            return row.has(ConsumersRow.ONLY) ? Only.read(row.item(ConsumersRow.ONLY)) : null;
        } catch (UnreadableItem e) {
            LOG.error("Cannot read which revision alone may consume, so all may: {}", e.getMessage());
            return null;
        }
    }

    /// Whether an instance may receive messages of a queue.
    ///
    /// @param revision absent if the instance does not know its own
    boolean mayConsume(String queue, Optional<String> revision, Instant now) {
        return !paused.contains(queue)
                && (only == null || !now.isBefore(only.until()) || revision.equals(Optional.of(only.revision())));
    }

    /// @param until when this ends on its own
    record Only(String revision, Instant until) {
        private static Only read(Item only) {
            return new Only(only.text(ConsumersRow.REVISION), only.instant(ConsumersRow.UNTIL));
        }
    }
}
