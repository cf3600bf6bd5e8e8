package dev.usher.validation.code;

import dev.usher.contracts.code.TicketCodeVerifier;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The verifier of this instance.
@Factory
final class VerifierFactory {
    @Singleton
    TicketCodeVerifier verifier(TicketKeysConfig config) {
        return config.verifier();
    }
}
