package dev.usher.payment.limit;

import dev.usher.contracts.id.UserId;
import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.web.CallerLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The limits per buyer. Those of registrations hold for all instances together.
@Singleton
public final class RateLimits {
    private final SharedLimit registrations;
    private final SharedLimit addresses;
    private final CallerLimit createIntents;

    RateLimits(RateLimitConfig config, SharedLimits limits, Clock clock) {
        this.registrations = limits.of("registrations", config.registrationsPerMinute(), Duration.ofMinutes(1));
        this.addresses = limits.of("addresses", config.registrationsPerAddressPerDay(), Duration.ofDays(1));
        this.createIntents = new CallerLimit(config.createIntentPerMinute(), clock);
    }

    /// Counts a wish for seats. Its tickets are mailed to an address that need not be the buyer's: nobody shall
    /// fill a stranger's mailbox through us.
    ///
    /// @param email where tickets are sent
    /// @return how long to wait if it is one too many; likewise below
    public Optional<Duration> countRegistration(UserId buyer, String email) {
        return registrations
                .count(buyer.subject())
                .or(() -> addresses.count(email.strip().toLowerCase(Locale.ROOT)));
    }

    /// Counts a wish for a PaymentIntent.
    public Optional<Duration> countCreateIntent(UserId buyer) {
        return createIntents.count(buyer.subject());
    }
}
