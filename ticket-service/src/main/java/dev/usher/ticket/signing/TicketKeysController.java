package dev.usher.ticket.signing;

import dev.usher.contracts.code.TicketCodeSigner;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.List;

/// Publishes the keys by which a door recognizes genuine ticket codes.
@Controller("/.well-known/ticket-keys")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Tickets")
final class TicketKeysController {
    private final TicketCodeSigner signer;

    TicketKeysController(TicketCodeSigner signer) {
        this.signer = signer;
    }

    /// The public keys, by key id.
    @Get
    @Operation(operationId = "getTicketKeys", summary = "Get the public keys that verify ticket codes")
    HttpResponse<TicketKeys> keys() {
        var key = new TicketKey(signer.keyId(), "Ed25519", Base64.getEncoder().encodeToString(signer.publicKey()));
        return HttpResponse.ok(new TicketKeys(List.of(key))).header("Cache-Control", "public, max-age=300");
    }

    @Serdeable
    record TicketKeys(List<TicketKey> keys) {}

    /// A public key.
    ///
    /// @param publicKey 32 bytes in Base64
    @Serdeable
    record TicketKey(int keyId, String algorithm, String publicKey) {}
}
