package dev.usher.payment.refund;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.payment.refund.RefundDesk.RefundOutcome;
import dev.usher.payment.registration.Registrar;
import dev.usher.payment.registration.Registration;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.web.IdempotencyKey;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refunds over HTTP.
@Controller("/registrations/{registrationId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@SecurityRequirement(name = "bearer")
@Tag(name = "Refunds")
class RefundController {
    private final RefundDesk desk;
    private final Registrar registrations;
    private final PaymentStore payments;
    private final RefundStore refunds;

    RefundController(RefundDesk desk, Registrar registrations, PaymentStore payments, RefundStore refunds) {
        this.desk = desk;
        this.registrations = registrations;
        this.payments = payments;
        this.refunds = refunds;
    }

    /// Refunds everything that is left, or a part. The body is read strictly, because a refund cannot be
    /// undone.
    @Post("/refund")
    @Secured(SignedIn.ORGANIZER)
    @Operation(operationId = "refundRegistration", summary = "Refund a registration, in full or in part (organizer)")
    @ApiResponse(
            responseCode = "200",
            description = "Stripe has answered; see `state`",
            content = @Content(schema = @Schema(implementation = RefundsView.RefundView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "accepted and stored; it is executed as soon as Stripe answers",
            content = @Content(schema = @Schema(implementation = RefundsView.RefundView.class)))
    @ApiResponse(responseCode = "400", description = "malformed-request, invalid-field, idempotency-key-required")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "409", description = "not-paid, refund-exceeds-payment")
    @ApiResponse(responseCode = "422", description = "idempotency-key-reused")
    HttpResponse<?> refund(
            RegistrationId registrationId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RefundBody.class))) @Body
                    byte[] request,
            @Parameter(required = true) @Nullable @Header(IdempotencyKey.HEADER) String key) {
        RefundBody body = RefundBody.of(request);
        String required = IdempotencyKey.required(key);
        Optional<Registration> registration = registrations.find(registrationId);
        if (registration.isEmpty()) {
            return CommonProblems.notFound("registration");
        }
        return registration.get().total().isZero()
                ? RefundProblems.free()
                : answer(desk.refund(registrationId, body.amount(), body.stripeReason(), required));
    }

    /// Shows what was refunded, and what is left.
    @Get("/refunds")
    @Operation(operationId = "listRefunds", summary = "List the refunds of a registration (its owner, or an organizer)")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RefundsView.class)))
    @ApiResponse(responseCode = "404", description = "not-found: no such registration, or not yours")
    @ApiResponse(responseCode = "409", description = "not-paid")
    HttpResponse<?> list(RegistrationId registrationId, Authentication caller) {
        Optional<Registration> visible = SignedIn.isOrganizer(caller)
                ? registrations.find(registrationId)
                : registrations.find(registrationId, SignedIn.user(caller));
        if (visible.isEmpty()) {
            return CommonProblems.notFound("registration");
        }
        List<RefundRequest> requests = refunds.ofRegistration(registrationId);
        return payments.find(registrationId)
                .<HttpResponse<?>>map(payment -> HttpResponse.ok(RefundsView.of(payment, requests)))
                .orElseGet(RefundProblems::notPaid);
    }

    private static HttpResponse<?> answer(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Known(var request) ->
                HttpResponse.status(
                                request.state() == RefundRequest.State.REQUESTED ? HttpStatus.ACCEPTED : HttpStatus.OK)
                        .body(RefundsView.RefundView.of(request));
            case RefundOutcome.NotPaid() -> RefundProblems.notPaid();
            case RefundOutcome.Exceeds(var left) ->
                Problem.of(
                                PaymentProblemType.REFUND_EXCEEDS_PAYMENT,
                                "Only " + left.amountMinor() + " " + left.currency()
                                        + " (minor units) are left to refund, counting refunds in progress.")
                        .with("left", left)
                        .toResponse();
            case RefundOutcome.KeyReused() ->
                Problem.of(
                                PaymentProblemType.IDEMPOTENCY_KEY_REUSED,
                                "This Idempotency-Key was used with another body before. Use a new key for a new refund.")
                        .toResponse();
        };
    }
}
