package dev.usher.payment.limit;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.web.CallerLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The limits per buyer of this instance.
@Singleton
public final class RateLimits {
    private final CallerLimit registrations;
    private final CallerLimit createIntents;

    RateLimits(RateLimitConfig config, Clock clock) {
        this.registrations = new CallerLimit(config.registrationsPerMinute(), clock);
        this.createIntents = new CallerLimit(config.createIntentPerMinute(), clock);
    }

    /// Counts a wish for seats.
    ///
    /// @return how long to wait if it is one too many; likewise below
    public Optional<Duration> countRegistration(UserId buyer) {
        return registrations.count(buyer.subject());
    }

    /// Counts a wish for a PaymentIntent.
    public Optional<Duration> countCreateIntent(UserId buyer) {
        return createIntents.count(buyer.subject());
    }
}
