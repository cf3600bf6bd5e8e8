package dev.usher.validation.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/// Slows down whoever guesses pairing codes: so many wrong ones a minute from one address. Right ones do
/// not count, so that a whole venue may pair its devices through one connection.
@Singleton
final class PairingGuard {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MAX_ADDRESSES = 100_000;

    private final int failuresPerMinute;
    private final String addressHeader;
    private final Cache<String, Bucket> byAddress = Caffeine.newBuilder()
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .maximumSize(MAX_ADDRESSES)
            .build();

    PairingGuard(DeviceConfig config) {
        this.failuresPerMinute = config.pairingFailuresPerMinute();
        this.addressHeader =
                Objects.requireNonNullElse(config.addressHeader(), "").strip();
    }

    /// How often this caller may still be wrong. Take one before looking at a code.
    Bucket attempts(HttpRequest<?> request) {
        return byAddress.get(
                address(request),
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(failuresPerMinute).refillGreedy(failuresPerMinute, PERIOD))
                        .build());
    }

    private String address(HttpRequest<?> request) {
        String forwarded = addressHeader.isEmpty() ? null : request.getHeaders().get(addressHeader);
        // The last entry is the one our own proxy added; those before it are the caller's claims.
        return forwarded != null && !forwarded.isBlank()
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : request.getRemoteAddress().getAddress().getHostAddress();
    }
}
