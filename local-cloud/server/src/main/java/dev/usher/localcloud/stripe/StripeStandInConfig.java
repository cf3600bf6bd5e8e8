package dev.usher.localcloud.stripe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one stand-in is set up: begin with [#onPort] and change what must be different. Not thread-safe while it is
/// changed.
public final class StripeStandInConfig {
    /// How an acceptable secret key starts; never a live one.
    private static final List<String> SECRET_KEY_PREFIXES = List.of("sk_test_", "rk_test_");

    private final int port;
    private String host = "127.0.0.1";
    private List<WebhookEndpoint> webhooks = List.of();
    private @Nullable Path stateDirectory;
    private String publishableKey = "pk_test_usher_local";
    private List<String> allowedOrigins = List.of();
    private Duration firstRetryDelay = Duration.ofSeconds(1);
    private Duration processingTime = Duration.ofSeconds(4);
    private int webhooksAtOnce = 64;

    private StripeStandInConfig(int port) {
        this.port = port;
    }

    /// The usual local set-up: loopback, state in memory, no webhooks, no foreign origins.
    ///
    /// @param port to listen on; 0 takes a free one
    public static StripeStandInConfig onPort(int port) {
        return new StripeStandInConfig(port);
    }

    /// Listens on this address; loopback is right unless it runs in a separate container.
    public StripeStandInConfig withHost(String address) {
        host = address;
        return this;
    }

    /// Sends the events of [WebhookEndpoint#PAYMENT_EVENTS] to one address.
    ///
    /// @param secrets every secret that is active there; a delivery carries one signature for each
    public StripeStandInConfig withWebhook(URI url, List<String> secrets) {
        return withWebhooks(List.of(WebhookEndpoint.forPayments(url, secrets)));
    }

    /// Sends events to these addresses.
    public StripeStandInConfig withWebhooks(List<WebhookEndpoint> endpoints) {
        webhooks = List.copyOf(endpoints);
        return this;
    }

    /// Keeps the state in this directory, where it outlives the process; in memory if there is none.
    public StripeStandInConfig withStateDirectory(@Nullable Path directory) {
        stateDirectory = directory;
        return this;
    }

    /// Accepts this publishable key, and no other, from browsers.
    ///
    /// @throws IllegalArgumentException if it is not one for test mode
    public StripeStandInConfig withPublishableKey(String key) {
        if (!key.startsWith("pk_test_")) {
            throw new IllegalArgumentException("The publishable key of the stand-in must start with pk_test_");
        }
        publishableKey = key;
        return this;
    }

    /// Lets pages of these web origins call the API with the publishable key.
    public StripeStandInConfig withAllowedOrigins(List<String> origins) {
        allowedOrigins = List.copyOf(origins);
        return this;
    }

    /// Shortens the waiting for tests.
    ///
    /// @param retryDelay the pause before a refused webhook is sent again; doubles with every further try
    /// @param processing how long the delayed test cards stay in `processing`
    public StripeStandInConfig withTimes(Duration retryDelay, Duration processing) {
        firstRetryDelay = retryDelay;
        processingTime = processing;
        return this;
    }

    /// Lets this number of deliveries go to one endpoint at the same time.
    public StripeStandInConfig withWebhooksAtOnce(int deliveries) {
        webhooksAtOnce = deliveries;
        return this;
    }

    /// The address to listen on.
    public String host() {
        return host;
    }

    /// The port to listen on; 0 for a free one.
    public int port() {
        return port;
    }

    /// The addresses that receive events.
    public List<WebhookEndpoint> webhooks() {
        return webhooks;
    }

    /// Where the state outlives the process; absent if it is in memory.
    public @Nullable Path stateDirectory() {
        return stateDirectory;
    }

    /// The one publishable key that browsers may use.
    public String publishableKey() {
        return publishableKey;
    }

    /// How an acceptable secret key starts.
    public List<String> secretKeyPrefixes() {
        return SECRET_KEY_PREFIXES;
    }

    /// The web origins whose pages may call the API with the publishable key.
    public List<String> allowedOrigins() {
        return allowedOrigins;
    }

    /// The pause before a refused webhook is sent again; doubles with every further try.
    public Duration firstRetryDelay() {
        return firstRetryDelay;
    }

    /// How long the delayed test cards stay in `processing`.
    public Duration processingTime() {
        return processingTime;
    }

    /// How many deliveries one endpoint gets at the same time.
    public int webhooksAtOnce() {
        return webhooksAtOnce;
    }
}
