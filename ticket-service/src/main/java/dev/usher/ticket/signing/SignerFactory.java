package dev.usher.ticket.signing;

import dev.usher.contracts.code.TicketCodeSigner;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The signer of this instance.
@Factory
final class SignerFactory {
    @Singleton
    TicketCodeSigner signer(SigningConfig config) {
        return config.signer();
    }
}
