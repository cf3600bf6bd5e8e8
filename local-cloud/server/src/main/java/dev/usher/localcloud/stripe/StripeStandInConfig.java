package dev.usher.localcloud.stripe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one stand-in is set up.
///
/// @param host the address to listen on; loopback, unless it runs in a separate container
/// @param port the port to listen on; 0 takes a free one
/// @param webhooks the addresses that receive events
/// @param stateDirectory where the state outlives the process; absent keeps it in memory
/// @param publishableKey the one publishable key that browsers may use
/// @param secretKeyPrefixes how an acceptable secret key starts; never a live one
/// @param allowedOrigins the web origins whose pages may call the API with the publishable key
/// @param firstRetryDelay the pause before a refused webhook is sent again; doubles with every further try
/// @param processingTime how long the delayed test cards stay in `processing`
/// @param webhooksAtOnce how many deliveries one endpoint gets at the same time
public record StripeStandInConfig(
        String host,
        int port,
        List<WebhookEndpoint> webhooks,
        @Nullable Path stateDirectory,
        String publishableKey,
        List<String> secretKeyPrefixes,
        List<String> allowedOrigins,
        Duration firstRetryDelay,
        Duration processingTime,
        int webhooksAtOnce) {

    public StripeStandInConfig {
        webhooks = List.copyOf(webhooks);
        secretKeyPrefixes = List.copyOf(secretKeyPrefixes);
        allowedOrigins = List.copyOf(allowedOrigins);
        if (!publishableKey.startsWith("pk_test_")) {
            throw new IllegalArgumentException("The publishable key of the stand-in must start with pk_test_");
        }
        if (secretKeyPrefixes.isEmpty()
                || secretKeyPrefixes.stream().anyMatch(prefix -> !prefix.matches("(sk|rk)_test_.*"))) {
            throw new IllegalArgumentException("Secret key prefixes must start with sk_test_ or rk_test_");
        }
    }

    /// The usual local set-up: loopback, state in memory, no webhooks, no foreign origins.
    public static StripeStandInConfig onPort(int port) {
        return new StripeStandInConfig(
                "127.0.0.1",
                port,
                List.of(),
                null,
                "pk_test_usher_local",
                List.of("sk_test_", "rk_test_"),
                List.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                64);
    }

    public StripeStandInConfig withHost(String newHost) {
        return new StripeStandInConfig(
                newHost,
                port,
                webhooks,
                stateDirectory,
                publishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                firstRetryDelay,
                processingTime,
                webhooksAtOnce);
    }

    /// Sends the events of [WebhookEndpoint#PAYMENT_EVENTS] to one address.
    ///
    /// @param secrets every secret that is active there; a delivery carries one signature for each
    public StripeStandInConfig withWebhook(URI url, List<String> secrets) {
        return withWebhooks(List.of(WebhookEndpoint.forPayments(url, secrets)));
    }

    public StripeStandInConfig withWebhooks(List<WebhookEndpoint> newWebhooks) {
        return new StripeStandInConfig(
                host,
                port,
                newWebhooks,
                stateDirectory,
                publishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                firstRetryDelay,
                processingTime,
                webhooksAtOnce);
    }

    public StripeStandInConfig withStateDirectory(@Nullable Path newStateDirectory) {
        return new StripeStandInConfig(
                host,
                port,
                webhooks,
                newStateDirectory,
                publishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                firstRetryDelay,
                processingTime,
                webhooksAtOnce);
    }

    public StripeStandInConfig withPublishableKey(String newPublishableKey) {
        return new StripeStandInConfig(
                host,
                port,
                webhooks,
                stateDirectory,
                newPublishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                firstRetryDelay,
                processingTime,
                webhooksAtOnce);
    }

    public StripeStandInConfig withAllowedOrigins(List<String> newAllowedOrigins) {
        return new StripeStandInConfig(
                host,
                port,
                webhooks,
                stateDirectory,
                publishableKey,
                secretKeyPrefixes,
                newAllowedOrigins,
                firstRetryDelay,
                processingTime,
                webhooksAtOnce);
    }

    /// Shortens the waiting for tests.
    public StripeStandInConfig withTimes(Duration newFirstRetryDelay, Duration newProcessingTime) {
        return new StripeStandInConfig(
                host,
                port,
                webhooks,
                stateDirectory,
                publishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                newFirstRetryDelay,
                newProcessingTime,
                webhooksAtOnce);
    }

    /// Lets more or fewer deliveries go to one endpoint at the same time.
    public StripeStandInConfig withWebhooksAtOnce(int newWebhooksAtOnce) {
        return new StripeStandInConfig(
                host,
                port,
                webhooks,
                stateDirectory,
                publishableKey,
                secretKeyPrefixes,
                allowedOrigins,
                firstRetryDelay,
                processingTime,
                newWebhooksAtOnce);
    }
}
