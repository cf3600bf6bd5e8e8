package dev.usher.cli.dlq;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which letters to send back, and how.
///
/// @param queue logical name of the queue in which they failed
/// @param ids of the letters; no others are sent
/// @param group if they are one, for the audit trail
/// @param to another queue; absent for the one in which they failed
/// @param isKept whether the letters stay where they are, as for a rehearsal in another queue
/// @param rate how many a second at most
/// @param verdictWithin for how long to wait for the first letter's verdict; zero sends all at once
public record ReplayOrder(
        String queue,
        List<String> ids,
        @Nullable String group,
        String reason,
        @Nullable String to,
        boolean isKept,
        int rate,
        Duration verdictWithin) {
    /// Letters a second, unless somebody says otherwise.
    public static final int USUAL_RATE = 50;

    /// As long as a handler may need that fails at its first try.
    public static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    public ReplayOrder {
        ids = List.copyOf(ids);
        if (isKept && to == null) {
            throw new IllegalArgumentException("letters that are kept need another queue to go to");
        }
    }
}
