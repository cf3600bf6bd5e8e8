package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.protocol.ApiFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What is to go wrong with one call.
///
/// @param limited it is one call too many; nothing is executed
/// @param fails nothing is executed, so the same idempotency key may be used again
/// @param hangs nothing is executed; after that time the connection is dropped
/// @param failsAfterwards it is executed and answered with 500, which its idempotency key remembers
/// @param losesAnswer it is executed and remembered, but instead of an answer the connection is dropped
public record CallFaults(
        boolean limited, boolean fails, Optional<Duration> hangs, boolean failsAfterwards, boolean losesAnswer) {

    static CallFaults of(Map<ApiFault, String> struck) {
        return new CallFaults(
                struck.containsKey(ApiFault.RATE_LIMIT),
                struck.containsKey(ApiFault.SERVER_ERROR),
                Optional.ofNullable(struck.get(ApiFault.TIMEOUT))
                        .map(millis -> Duration.ofMillis(Long.parseLong(millis))),
                struck.containsKey(ApiFault.SERVER_ERROR_AFTERWARDS),
                struck.containsKey(ApiFault.RESPONSE_LOST));
    }

    /// Ends the call before anything is executed, if that is to happen.
    ///
    /// @throws ApiFailure with status 429 or 500
    public void strikeBefore() {
        if (limited) {
            throw ApiFailure.rateLimited();
        }
        if (fails) {
            throw serverError();
        }
    }

    /// The 500 that faults answer.
    public static ApiFailure serverError() {
        return ApiFailure.serverError(500, "An error occurred inside the stand-in, because a fault asks for it.");
    }
}
