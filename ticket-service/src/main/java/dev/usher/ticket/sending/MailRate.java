package dev.usher.ticket.sending;

import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Keeps all instances together below the rate that the mail provider allows ([MailConfig#perSecond]): what is beyond
/// it, the provider refuses. Thread-safe.
@Singleton
public final class MailRate {
    /// A session that waits keeps its message to itself; a service that stops waits for its sessions.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String ALL = "all";

    private final SharedLimit limit;

    public MailRate(MailConfig config, SharedLimits limits) {
        this.limit = limits.of("mail-rate", config.perSecond(), Duration.ofSeconds(1));
    }

    /// Waits for the turn of one mail, for five seconds at most.
    ///
    /// @return absent once it may be handed over; otherwise how long to wait before asking again
    public Optional<Duration> await() {
        try {
            return limit.await(ALL, LONGEST).map(_ -> LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(LONGEST);
        }
    }
}
