package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/// Creates the Stripe client. By default it would wait 80 seconds and not retry; buyers do not wait that
/// long.
@Factory
final class StripeClientFactory {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(8);
    private static final int RETRIES = 2;

    @Singleton
    StripeClient stripeClient(StripeConfig config) {
        var builder = StripeClient.builder()
                .setApiKey(Objects.requireNonNull(config.apiKey()))
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setReadTimeout(Math.toIntExact(READ.toMillis()))
                .setMaxNetworkRetries(RETRIES);
        if (config.apiBase() != null) {
            builder.setApiBase(config.apiBase());
        }
        return builder.build();
    }
}
