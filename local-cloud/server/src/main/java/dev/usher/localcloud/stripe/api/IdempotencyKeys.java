package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Remembers what a POST under an `Idempotency-Key` was answered, for 24 hours.
///
/// Only calls that began to execute are remembered, declined cards included; a call that failed validation,
/// or came while another one was running under its key, may be repeated with the same key.
@Singleton
final class IdempotencyKeys {

    private static final String KIND = "idempotency_key";
    private static final Duration LIFE = Duration.ofHours(24);
    private static final int LONGEST = 255;

    private final DocumentStore store;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Performs a call once for its key.
    ///
    /// @throws ApiFailure with status 400 when the key was used for another call, 409 while it is in use
    Answer once(String key, String path, ObjectNode parameters, String requestId, Supplier<Answer> call) {
        if (key.length() > LONGEST) {
            throw ApiFailure.invalidRequest(null, null, "Idempotency keys take up to 255 characters.");
        }
        if (!running.add(key)) {
            throw ApiFailure.keyInUse("There is currently another in-progress request using this Idempotent Key (that "
                    + "probably means you submitted twice, and the other request is still going through): " + key);
        }
        try {
            var earlier = earlier(key);
            return earlier.isPresent()
                    ? replay(key, path, parameters, earlier.get())
                    : performed(key, path, parameters, requestId, call);
        } finally {
            running.remove(key);
        }
    }

    private Answer performed(String key, String path, ObjectNode parameters, String requestId, Supplier<Answer> call) {
        var answer = call.get();
        if (answer.executed()) {
            var memory = StripeJson.object().put("id", key).put("object", KIND).put("path", path);
            memory.put("created", clock.instant().getEpochSecond()).put("status", answer.status());
            memory.put("request", requestId).put("body", answer.body());
            memory.set("parameters", parameters);
            store.put(memory);
        }
        return answer;
    }

    private Optional<ObjectNode> earlier(String key) {
        var oldest = clock.instant().minus(LIFE).getEpochSecond();
        return store.find(KIND, key).filter(memory -> memory.path("created").asLong() >= oldest);
    }

    private static Answer replay(String key, String path, ObjectNode parameters, ObjectNode memory) {
        var firstPath = memory.path("path").asText();
        if (!firstPath.equals(path)) {
            throw ApiFailure.keyReused("Keys for idempotent requests can only be used for the same endpoint they were "
                    + "first used for ('" + path + "' vs '" + firstPath + "'). Try using a key other than '" + key
                    + "' if you meant to execute a different request.");
        }
        if (!memory.path("parameters").equals(parameters)) {
            throw ApiFailure.keyReused("Keys for idempotent requests can only be used with the same parameters they "
                    + "were first used with. Try using a key other than '" + key
                    + "' if you meant to execute a different request.");
        }
        return new Answer(
                memory.path("status").asInt(),
                memory.path("body").asText(),
                true,
                Optional.of(memory.path("request").asText()));
    }

    /// What a call was answered.
    ///
    /// @param status the HTTP status
    /// @param body the JSON text
    /// @param executed whether the operation began
    /// @param replayOf the request id of the first call, when this is its answer again
    record Answer(int status, String body, boolean executed, Optional<String> replayOf) {}
}
