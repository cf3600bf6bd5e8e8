package dev.usher.localcloud.stripe.webhook;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Lets a call wait until the webhooks it caused have arrived, so that they are earlier than its answer.
@Singleton
public final class EarlyWebhooks {

    private final Map<String, List<Early>> byRequest = new ConcurrentHashMap<>();

    /// Announces a delivery; complete what this returns when it was answered.
    ///
    /// @param patience for how long the call waits at most
    CompletableFuture<Boolean> announce(String requestId, Duration patience) {
        var answered = new CompletableFuture<Boolean>();
        byRequest
                .computeIfAbsent(requestId, first -> new CopyOnWriteArrayList<>())
                .add(new Early(answered.copy().completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)));
        return answered;
    }

    /// Waits for the deliveries that a call has announced, if there are any.
    public void await(String requestId) {
        var announced = byRequest.remove(requestId);
        if (announced != null) {
            announced.forEach(early -> early.over().join());
        }
    }

    private record Early(CompletableFuture<Boolean> over) {}
}
