package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.limit.RateLimits;
import dev.usher.payment.paying.PaymentProvider.ProviderUnavailable;
import dev.usher.payment.paying.PaymentStarter.IntentOutcome;
import dev.usher.payment.problem.PaymentProblemType;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import dev.usher.platform.problem.ProblemType;
import dev.usher.platform.signin.SignedIn;
import dev.usher.platform.tracing.Subject;
import dev.usher.platform.web.CallerLimit;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;

/// Payments over HTTP.
@Controller("/payments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Payments")
class PaymentController {
    private final PaymentStarter starter;
    private final RateLimits limits;

    PaymentController(PaymentStarter starter, RateLimits limits) {
        this.starter = starter;
        this.limits = limits;
    }

    /// Creates the PaymentIntent of a registration. Repeating the call returns the same one as long as it can
    /// be paid.
    @Post("/create-intent")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @SecurityRequirement(name = "bearer")
    @Operation(
            operationId = "createPaymentIntent",
            summary = "Create the PaymentIntent of a registration, or get the open one")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = IntentView.class)))
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "409",
            description = "payment-not-required, already-paid, payment-processing, creation-in-progress")
    @ApiResponse(responseCode = "410", description = "registration-expired")
    @ApiResponse(responseCode = "422", description = "amount-mismatch, amount-not-payable")
    @ApiResponse(responseCode = "429", description = "too-many-requests; see Retry-After")
    @ApiResponse(responseCode = "503", description = "payment-provider-unavailable; see Retry-After")
    HttpResponse<?> createIntent(@Valid @Body IntentRequest request, Authentication caller) {
        Subject.note(request.registrationId);
        var buyer = SignedIn.user(caller);
        Optional<Duration> wait = limits.countCreateIntent(buyer);
        if (wait.isPresent()) {
            return CallerLimit.tooManyRequests(wait.get());
        }
        try {
            return answer(starter.intentFor(buyer, request.registrationId, request.amount));
        } catch (ProviderUnavailable e) {
            return PaymentProblems.providerUnavailable();
        }
    }

    private static HttpResponse<?> answer(IntentOutcome outcome) {
        return switch (outcome) {
            case IntentOutcome.Ready(var intent, var secret) -> HttpResponse.ok(new IntentView(secret, intent));
            case IntentOutcome.UnknownRegistration() -> CommonProblems.notFound("registration");
            case IntentOutcome.NothingToPay() ->
                conflict(PaymentProblemType.PAYMENT_NOT_REQUIRED, "The registration is free and confirmed.");
            case IntentOutcome.AlreadyPaid() ->
                conflict(PaymentProblemType.ALREADY_PAID, "The registration is paid for; look at its tickets.");
            case IntentOutcome.Processing() ->
                conflict(
                        PaymentProblemType.PAYMENT_PROCESSING,
                        "A payment is being processed; look at the registration again in a moment.");
            case IntentOutcome.CreationInProgress() ->
                PaymentProblems.retryAfter(
                        Problem.of(
                                PaymentProblemType.CREATION_IN_PROGRESS,
                                "Another call is creating the PaymentIntent right now; repeat this one."),
                        2);
            case IntentOutcome.AmountMismatch(var expected) ->
                PaymentProblems.amountMismatch(expected).toResponse();
            case IntentOutcome.HoldEnded() ->
                Problem.of(PaymentProblemType.REGISTRATION_EXPIRED, "The seats are no longer held. Register again.")
                        .toResponse();
            case IntentOutcome.NotPayable() ->
                Problem.of(
                                PaymentProblemType.AMOUNT_NOT_PAYABLE,
                                "The payment provider does not charge this amount. Tell the organizer.")
                        .toResponse();
            case IntentOutcome.Busy() -> PaymentProblems.providerUnavailable();
        };
    }

    private static HttpResponse<Problem> conflict(ProblemType type, String detail) {
        return Problem.of(type, detail).toResponse();
    }

    /// A request for a PaymentIntent.
    ///
    /// @param amount the price that the buyer was shown, in minor units; it is only compared with the
    ///     registration's price
    @Serdeable
    record IntentRequest(
            @NotNull RegistrationId registrationId,

            @NotNull @Min(0) @Max(999_999_999_999L) Long amount) {}

    @Serdeable
    record IntentView(String clientSecret, String paymentIntentId) {}
}
