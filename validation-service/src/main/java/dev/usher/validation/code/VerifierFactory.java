package dev.usher.validation.code;

import dev.usher.contracts.code.TicketCodeVerifier;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Provides the verifier of ticket codes.
@Factory
final class VerifierFactory {
    @Singleton
    TicketCodeVerifier verifier(TicketKeysConfig config) {
        return config.verifier();
    }
}
