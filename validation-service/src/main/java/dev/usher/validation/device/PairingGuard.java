package dev.usher.validation.device;

import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/// Slows down whoever guesses pairing codes: so many wrong ones a minute from one address. Right ones do
/// not count, so that a whole venue may pair its devices through one connection.
@Singleton
public final class PairingGuard {
    private final SharedLimit failures;
    private final String addressHeader;

    PairingGuard(DeviceConfig config, SharedLimits limits) {
        this.failures = limits.of("pairing", config.pairingFailuresPerMinute(), Duration.ofMinutes(1));
        this.addressHeader =
                Objects.requireNonNullElse(config.addressHeader(), "").strip();
    }

    /// Whether this caller may try a code. Counts as a wrong one until [#wasRight] says otherwise.
    public boolean mayTry(HttpRequest<?> request) {
        return failures.count(address(request)).isEmpty();
    }

    /// The code that the caller tried was right.
    public void wasRight(HttpRequest<?> request) {
        failures.giveBack(address(request));
    }

    /// What a caller beyond the limit hears.
    public static HttpResponse<Problem> tooManyAttempts() {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many attempts",
                        "Too many wrong pairing codes came from your address. Wait a minute.")
                .toResponse()
                .header("Retry-After", "60");
    }

    private String address(HttpRequest<?> request) {
        String forwarded = addressHeader.isEmpty() ? null : request.getHeaders().get(addressHeader);
        // The last entry is the one our own proxy added; those before it are the caller's claims.
        return forwarded != null && !forwarded.isBlank()
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : request.getRemoteAddress().getAddress().getHostAddress();
    }
}
