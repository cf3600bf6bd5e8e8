package dev.usher.payment.limit;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often Stripe is asked to create something. Its default is in application.properties.
///
/// @param createsPerSecond how many PaymentIntents this instance asks for at most: by default, Stripe allows
///     25 requests a second for each endpoint
@ConfigurationProperties("stripe")
public record CreateBudgetConfig(@Nullable Integer createsPerSecond) {
    public CreateBudgetConfig {
        if (createsPerSecond == null || createsPerSecond < 1) {
            throw new SettingException("STRIPE_CREATES_PER_SECOND", "must be a number, at least 1");
        }
    }

    @Override
    public Integer createsPerSecond() {
        return Objects.requireNonNull(createsPerSecond);
    }
}
