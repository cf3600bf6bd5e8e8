package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Lets other events of a payment wait until its success was delivered.
@Singleton
final class Successes {

    private final Map<String, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();

    /// What completes with the first delivery of the success, to whichever endpoint.
    ///
    /// @param event of the same payment; ask before the payment can succeed
    CompletableFuture<Boolean> of(ObjectNode event) {
        return awaited.computeIfAbsent(intent(event), first -> new CompletableFuture<>());
    }

    /// Reports that an event was delivered.
    void delivered(ObjectNode event) {
        if (event.path("type").asText().equals("payment_intent.succeeded")) {
            var waiting = awaited.remove(intent(event));
            if (waiting != null) {
                waiting.complete(true);
            }
        }
    }

    private static String intent(ObjectNode event) {
        return event.at("/data/object/id").asText();
    }
}
