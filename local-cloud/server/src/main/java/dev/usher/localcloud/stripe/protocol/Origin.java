package dev.usher.localcloud.stripe.protocol;

import org.jspecify.annotations.Nullable;

/// Which call a change comes from; its events say so.
///
/// @param requestId absent for changes that no API call made, for example a payment that settles later
/// @param idempotencyKey the key of that call
/// @param baseUrl where the caller reached the stand-in, so that links work for it
public record Origin(@Nullable String requestId, @Nullable String idempotencyKey, String baseUrl) {

    /// A change without a call.
    public static Origin none() {
        return new Origin(null, null, "");
    }
}
