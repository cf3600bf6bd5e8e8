package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.stripe.WebhookEndpoint;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Summary;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events to the endpoints that want them, and again after anything but a 2xx: 8 tries, the pauses
/// doubling.
///
/// Events are sent in parallel and arrive in any order, as Stripe's do. What is not delivered when the
/// process ends is taken up again at the next start, if there is a state directory.
@Singleton
final class WebhookSender {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int TRIES = 8;

    private final DocumentStore store;
    private final FaultSwitches faults;
    private final WebhookPost post;
    private final EarlyWebhooks earlyWebhooks;
    private final Successes successes;
    private final List<WebhookEndpoint> endpoints;
    private final Duration firstPause;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WebhookSender(
            DocumentStore store,
            FaultSwitches faults,
            WebhookPost post,
            EarlyWebhooks earlyWebhooks,
            Successes successes,
            StripeStandInConfig config) {
        this.store = store;
        this.faults = faults;
        this.post = post;
        this.earlyWebhooks = earlyWebhooks;
        this.successes = successes;
        this.endpoints = config.webhooks();
        this.firstPause = config.firstRetryDelay();
    }

    /// The ids of the endpoints that want events of a type. An id stays the same over a restart.
    List<String> endpointsFor(String eventType) {
        return IntStream.range(0, endpoints.size())
                .filter(index -> endpoints.get(index).wants(eventType))
                .mapToObj(WebhookSender::id)
                .toList();
    }

    void deliver(ObjectNode event, String endpointId) {
        var copy = event.deepCopy();
        // Faults are drawn here, in the order of the events, and not by whichever thread comes first.
        var first = faults.plan(copy, 1);
        var request = copy.at("/request/id");
        var answered = first.early().isPositive() && request.isTextual()
                ? earlyWebhooks.announce(request.asText(), first.early())
                : new CompletableFuture<Boolean>();
        var turn = first.afterSuccess().isPositive() ? successes.of(copy) : CompletableFuture.completedFuture(true);
        var mayGo = turn.copy().completeOnTimeout(false, first.afterSuccess().toMillis(), TimeUnit.MILLISECONDS);
        threads.execute(() -> deliverPatiently(copy, first, endpointId, mayGo, answered));
    }

    @EventListener
    void takeUp(StartupEvent started) {
        IntStream.range(0, endpoints.size())
                .mapToObj(WebhookSender::id)
                .forEach(endpointId -> undelivered().stream()
                        .map(id -> store.find(EventLog.KIND, id))
                        .flatMap(Optional::stream)
                        .filter(event -> Deliveries.isPending(event, endpointId))
                        .forEach(event -> deliver(event, endpointId)));
    }

    private List<String> undelivered() {
        return store.alone(() -> store.newestFirst(EventLog.KIND)
                        .filter(event -> event.number("pending_webhooks") > 0)
                        .map(Summary::id)
                        .toList())
                .reversed();
    }

    @PreDestroy
    void close() throws InterruptedException {
        threads.shutdownNow();
        // What is being noted now still goes into the journal, which is closed after this.
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("Webhooks are still being sent while the stand-in stops");
        }
    }

    private void deliverPatiently(
            ObjectNode event,
            DeliveryPlan first,
            String endpointId,
            CompletableFuture<Boolean> mayGo,
            CompletableFuture<Boolean> answered) {
        try {
            mayGo.get();
            if (isTaken(event, first, endpointId, answered)) {
                note(event, endpointId, Deliveries::delivered);
            } else {
                note(event, endpointId, Deliveries::givenUp);
                LOG.warn(
                        "{} was not delivered to {}",
                        event.path("id").asText(),
                        endpoint(endpointId).url());
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            answered.complete(true);
        }
    }

    private boolean isTaken(
            ObjectNode event, DeliveryPlan first, String endpointId, CompletableFuture<Boolean> answered)
            throws InterruptedException {
        var plan = first;
        var pause = firstPause;
        for (var attempt = 1; attempt <= TRIES && !plan.dropped(); attempt++) {
            var taken = send(plan, endpointId);
            answered.complete(true);
            successes.delivered(event);
            if (taken) {
                return true;
            }
            if (attempt < TRIES) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                plan = faults.plan(event, attempt + 1);
            }
        }
        return false;
    }

    private boolean send(DeliveryPlan plan, String endpointId) throws InterruptedException {
        Thread.sleep(plan.delay());
        for (var copy = 1; copy < plan.copies(); copy++) {
            threads.execute(() -> sendCopy(plan, endpointId));
        }
        return post.send(plan, endpoint(endpointId));
    }

    private void sendCopy(DeliveryPlan plan, String endpointId) {
        try {
            post.send(plan, endpoint(endpointId));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(ObjectNode event, String endpointId, BiConsumer<ObjectNode, String> outcome) {
        // Read again, because another endpoint may have made its note meanwhile.
        store.alone(() -> {
            var current = store.find(EventLog.KIND, event.path("id").asText()).orElse(event);
            outcome.accept(current, endpointId);
            store.put(current);
            return current;
        });
    }

    private WebhookEndpoint endpoint(String endpointId) {
        return endpoints.get(Integer.parseInt(endpointId.substring("we_stub_".length())) - 1);
    }

    private static String id(int index) {
        return "we_stub_" + (index + 1);
    }
}
