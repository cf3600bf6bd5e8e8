package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.WebhookEndpoint;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One delivery over HTTP. A redirect counts as a refusal, as at Stripe.
@Singleton
final class WebhookPost {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPost.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int AT_ONCE = 64;

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    WebhookPost(Clock clock) {
        this.clock = clock;
    }

    /// Sends it as planned, when its turn has come.
    ///
    /// @return whether the receiver took it: any 2xx in time
    boolean send(DeliveryPlan plan, WebhookEndpoint endpoint) throws InterruptedException {
        var body = StripeJson.pretty(StripeJson.shown(plan.event()));
        var type = plan.event().path("type").asText();
        turns.acquire();
        try {
            var status = http.send(request(plan, endpoint, body), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            LOG.debug("{} to {}: {}", type, endpoint.url(), status);
            return status >= 200 && status < 300;
        } catch (IOException unreachable) {
            LOG.debug("{} to {}: {}", type, endpoint.url(), unreachable.toString());
            return false;
        } finally {
            turns.release();
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
