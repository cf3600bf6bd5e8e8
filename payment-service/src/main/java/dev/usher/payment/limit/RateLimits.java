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

/// Limits per buyer. The limits on registrations are shared by all instances.
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

    /// Counts a request for seats.
    ///
    /// @return how long to wait if the buyer is over the limit; otherwise empty
    public Optional<Duration> countRegistration(UserId buyer) {
        return registrations.count(buyer.subject());
    }

    /// Counts a registration whose tickets are mailed to this address, which may not be the buyer's own:
    /// nobody should be able to flood a stranger's mailbox through us.
    ///
    /// @return how long to wait if the address is over the limit; otherwise empty
    public Optional<Duration> countMailsTo(String email) {
        return addresses.count(key(email));
    }

    /// Undoes a count of [#countMailsTo]: no registration was made, so nothing will be mailed.
    public void nothingMailedTo(String email) {
        addresses.giveBack(key(email));
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /// Counts a request for a PaymentIntent.
    ///
    /// @return how long to wait if the buyer is over the limit; otherwise empty
    public Optional<Duration> countCreateIntent(UserId buyer) {
        return createIntents.count(buyer.subject());
    }
}
