package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.WireNamed;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.Texts;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.problem.ValidationProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Pairing over HTTP: an organizer creates a code, and a device exchanges it for a token.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Devices")
class PairingController {
    private final DeviceRegistry registry;
    private final PairingGuard guard;
    private final DoorEvents events;
    private final DeviceConfig config;

    PairingController(DeviceRegistry registry, PairingGuard guard, DoorEvents events, DeviceConfig config) {
        this.registry = registry;
        this.guard = guard;
        this.events = events;
        this.config = config;
    }

    /// Creates a code that pairs one device with this event. The code is shown only once.
    @Post("/events/{eventId}/pairing-codes")
    @Secured(SignedIn.ORGANIZER)
    @SecurityRequirement(name = "bearer")
    @Operation(operationId = "createPairingCode", summary = "Create a one-time pairing code (organizer)")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OfferView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "404", description = "not-found: the event is unknown")
    HttpResponse<?> offer(EventId eventId, @Valid @Body OfferRequest request) {
        if (!events.isKnown(eventId)) {
            return CommonProblems.notFound("event");
        }
        Set<Scope> scopes = request.scopes.stream()
                .map(name -> WireNamed.find(Scope.class, name).orElseThrow())
                .collect(Collectors.toSet());
        String label = request.label == null ? null : request.label.strip();
        var offer = registry.offer(eventId, request.gate.strip(), scopes, label);
        return HttpResponse.created(new OfferView(
                offer.code().text(), offer.expiresAt(), PairingQr.of(config.publicAddress(), offer.code())));
    }

    /// Exchanges a pairing code for a token. A code works once; its case and separators do not matter.
    @Post("/devices/pair")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "pairDevice", summary = "Pair a device")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PairedView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field")
    @ApiResponse(responseCode = "422", description = "pairing-code-not-usable: unknown, used or expired")
    @ApiResponse(responseCode = "429", description = "too-many-attempts, with Retry-After")
    HttpResponse<?> pair(HttpRequest<?> http, @Valid @Body PairRequest request) {
        if (!guard.mayTry(http)) {
            return PairingGuard.tooManyAttempts();
        }
        var paired = registry.pair(PairingCode.typed(request.pairingCode), request.deviceName.strip());
        paired.ifPresent(_ -> guard.wasRight(http));
        return paired.<HttpResponse<?>>map(device -> HttpResponse.created(PairedView.of(device)))
                .orElseGet(() -> notUsable().toResponse());
    }

    private static Problem notUsable() {
        return Problem.of(
                ValidationProblemType.PAIRING_CODE_NOT_USABLE,
                "This pairing code is unknown, already used, or expired. Check it, or ask for a new one.");
    }

    /// What a pairing code should stand for.
    ///
    /// @param gate where the device will stand
    /// @param scopes `scan`, `supervisor` or both
    /// @param label a note that is shown in the list of devices
    @Serdeable
    record OfferRequest(
            @NotBlank
            @Size(max = 60)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.VISIBLE, message = Texts.NOT_VISIBLE)
            String gate,

            @NotEmpty
            List<@NotBlank @Pattern(regexp = "scan|supervisor", message = "must be scan or supervisor") String> scopes,

            @Nullable
            @Size(max = 100)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.VISIBLE, message = Texts.NOT_VISIBLE)
            String label) {}

    /// A pairing code.
    ///
    /// @param qrPng the code as a QR code (PNG in Base64), which opens the scanner page on a phone
    @Serdeable
    record OfferView(String pairingCode, Instant expiresAt, String qrPng) {}

    /// A code, and a name for the device.
    @Serdeable
    record PairRequest(
            @NotBlank @Size(max = 40) String pairingCode,

            @NotBlank
            @Size(max = 60)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.VISIBLE, message = Texts.NOT_VISIBLE)
            String deviceName) {}

    /// The paired device.
    ///
    /// @param scopes `scan`, `supervisor` or both
    /// @param token for `Authorization: Device <token>`; shown only once
    @Serdeable
    record PairedView(String deviceId, String token, String eventId, String gate, List<String> scopes) {
        static PairedView of(DeviceRegistry.Paired paired) {
            var device = paired.device();
            return new PairedView(
                    device.deviceId().toString(),
                    paired.token().text(),
                    device.eventId().toString(),
                    device.gate(),
                    DeviceController.names(device.scopes()));
        }
    }
}
