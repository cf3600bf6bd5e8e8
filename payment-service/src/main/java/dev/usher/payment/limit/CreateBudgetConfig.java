package dev.usher.payment.limit;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// How often Stripe is asked to create something. Its default is in application.properties.
///
/// @param createsPerSecond how many PaymentIntents all instances together ask for at most: by default, Stripe
///     allows 25 requests a second for each endpoint
@ConfigurationProperties("stripe")
public record CreateBudgetConfig(@Setting Integer createsPerSecond) {
    public CreateBudgetConfig {
        createsPerSecond = Settings.atLeast(1, createsPerSecond, "STRIPE_CREATES_PER_SECOND");
    }
}
