package dev.usher.validation.device;

import dev.usher.platform.limit.SharedLimit;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.problem.Problem;
import dev.usher.validation.problem.ValidationProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/// Limits the number of wrong pairing codes that one address may try in a minute. Correct codes do not count,
/// so that a whole venue can pair its devices through one connection.
@Singleton
public final class PairingGuard {
    private final SharedLimit failures;
    private final String addressHeader;

    PairingGuard(DeviceConfig config, SharedLimits limits) {
        this.failures = limits.of("pairing", config.pairingFailuresPerMinute(), Duration.ofMinutes(1));
        this.addressHeader =
                Objects.requireNonNullElse(config.addressHeader(), "").strip();
    }

    /// Whether this caller may try a code. The try counts as wrong until [#wasRight] is called.
    public boolean mayTry(HttpRequest<?> request) {
        return failures.count(address(request)).isEmpty();
    }

    /// The code that the caller tried was correct.
    public void wasRight(HttpRequest<?> request) {
        failures.giveBack(address(request));
    }

    /// The answer to a caller beyond the limit.
    public static HttpResponse<Problem> tooManyAttempts() {
        return Problem.of(
                        ValidationProblemType.TOO_MANY_ATTEMPTS,
                        "There were too many wrong pairing codes from your address. Wait a minute.")
                .toResponse()
                .header("Retry-After", "60");
    }

    private String address(HttpRequest<?> request) {
        String forwarded = addressHeader.isEmpty() ? null : request.getHeaders().get(addressHeader);
        // Our own proxy added the last entry. The entries before it are claims of the caller.
        return forwarded != null && !forwarded.isBlank()
                ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()
                : request.getRemoteAddress().getAddress().getHostAddress();
    }
}
