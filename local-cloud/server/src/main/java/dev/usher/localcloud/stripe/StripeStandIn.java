package dev.usher.localcloud.stripe;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// A running stand-in for Stripe, with its own server and port.
public final class StripeStandIn implements AutoCloseable {

    /// The property without which none of the stand-in's beans exist in a context.
    public static final String SWITCH = "usher.stripe-stand-in";

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private StripeStandIn(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /// Starts a stand-in. When a state directory holds the state of an earlier one, it carries on with it,
    /// including the webhooks that were not delivered.
    ///
    /// @throws RuntimeException when the port is taken or the state cannot be read
    public static StripeStandIn start(StripeStandInConfig config) {
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(properties(config))
                .singletons(config)
                .start();
        try {
            return new StripeStandIn(
                    context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /// Where it answers: the value for `STRIPE_API_BASE`, without a slash at the end.
    public URI url() {
        return server.getURI();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(StripeStandInConfig config) {
        var properties = new HashMap<String, Object>();
        properties.put(SWITCH, true);
        properties.put("micronaut.application.name", "stripe-stand-in");
        properties.put("micronaut.server.host", config.host());
        properties.put("micronaut.server.port", config.port() == 0 ? -1 : config.port());
        properties.put("micronaut.server.max-request-size", "256KB");
        if (!config.allowedOrigins().isEmpty()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put("micronaut.server.cors.configurations.shop.allowed-origins", config.allowedOrigins());
        }
        return properties;
    }
}
