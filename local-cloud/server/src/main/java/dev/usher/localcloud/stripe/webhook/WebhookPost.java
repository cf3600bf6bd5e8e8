package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.stripe.WebhookEndpoint;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One delivery over HTTP. A redirect counts as a refusal, as at Stripe.
@Singleton
final class WebhookPost {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPost.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// Who answers sooner than that holds up those behind it; who does not stops counting.
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Clock clock;
    private final StripeStandInConfig config;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<URI, Semaphore> turns = new ConcurrentHashMap<>();

    WebhookPost(Clock clock, StripeStandInConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /// Sends it as planned, when its turn has come. Each endpoint has a number of turns; a slow delivery
    /// gives its turn back after a second and goes on, so that it does not hold up the others.
    ///
    /// @return whether the receiver took it: any 2xx in time
    boolean send(DeliveryPlan plan, WebhookEndpoint endpoint) throws InterruptedException {
        var body = StripeJson.pretty(StripeJson.shown(plan.event()));
        var type = plan.event().path("type").asText();
        try {
            var status =
                    inTurn(endpoint, () -> request(plan, endpoint, body)).get().statusCode();
            LOG.debug("{} to {}: {}", type, endpoint.url(), status);
            return status >= 200 && status < 300;
        } catch (ExecutionException unreachable) {
            LOG.debug("{} to {}: {}", type, endpoint.url(), String.valueOf(unreachable.getCause()));
            return false;
        }
    }

    private CompletableFuture<HttpResponse<Void>> inTurn(WebhookEndpoint endpoint, Supplier<HttpRequest> request)
            throws InterruptedException {
        var ofEndpoint = turns.computeIfAbsent(endpoint.url(), first -> new Semaphore(config.webhooksAtOnce(), true));
        ofEndpoint.acquire();
        try {
            // Signed only now: the wait for the turn must not make it old.
            var response = http.sendAsync(request.get(), HttpResponse.BodyHandlers.discarding());
            response.handle((answer, failure) -> true)
                    .completeOnTimeout(false, TURN.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
            return response;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            ofEndpoint.release();
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }

    private HttpRequest request(DeliveryPlan plan, WebhookEndpoint endpoint, String body) {
        var secrets = plan.forged() ? List.of("whsec_somebody_elses") : endpoint.secrets();
        var signedAt = clock.instant().plus(plan.clockShift());
        return HttpRequest.newBuilder(endpoint.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (stand-in)")
                .header("Stripe-Signature", WebhookSignature.header(body, secrets, signedAt))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
