package dev.usher.payment.stripe;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stripe's public settings over HTTP.
@Controller("/payments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Payments")
final class StripeConfigController {
    private final StripeConfig config;

    StripeConfigController(StripeConfig config) {
        this.config = config;
    }

    /// Shows what a frontend needs for Stripe's payment form.
    @Get("/config")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(operationId = "getPaymentConfig", summary = "Show the publishable key")
    ConfigView config() {
        return new ConfigView(Objects.requireNonNull(config.publishableKey()), config.apiBase());
    }

    /// What a frontend needs for Stripe's payment form.
    ///
    /// @param stripeApiBase address of the Stripe stand-in; absent with the real Stripe
    @Serdeable
    record ConfigView(String publishableKey, @Nullable String stripeApiBase) {}
}
