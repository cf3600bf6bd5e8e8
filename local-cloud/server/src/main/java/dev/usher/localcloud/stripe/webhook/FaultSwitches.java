package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to go wrong: switched for everything by hand, or for one payment by its metadata `stub_fault`.
/// Any number of faults can be on at the same time. Thread-safe.
@Singleton
public final class FaultSwitches {

    private static final String METADATA = "stub_fault";

    private final List<SwitchedFault> faults = new ArrayList<>();

    /// The idempotency keys of calls that named a fault, so that trying again helps.
    private final Set<String> struckKeys = ConcurrentHashMap.newKeySet();

    /// Replaces all faults by those of `{faults: [{name, value, on, every, remaining}]}`.
    ///
    /// @throws ApiFailure with status 400 when one is unknown; then nothing changes
    public synchronized void replace(JsonNode json) {
        if (!json.path("faults").isArray()) {
            throw ApiFailure.invalidRequest(
                    "parameter_missing",
                    "faults",
                    "Send {\"faults\": [{\"name\": …}]}. There are: " + KnownFault.names());
        }
        var replacement = json.path("faults")
                .valueStream()
                .map(Fault::read)
                .map(SwitchedFault::new)
                .toList();
        faults.clear();
        faults.addAll(replacement);
    }

    public synchronized void clear() {
        faults.clear();
    }

    public synchronized ObjectNode report() {
        var report = StripeJson.object();
        var array = report.putArray("faults");
        faults.forEach(fault -> array.add(fault.toJson()));
        report.set("known", StripeJson.texts(KnownFault.names()));
        return report;
    }

    /// Refuses metadata that names a fault nobody knows, so that a typing mistake does not pass for a
    /// passed test.
    public static void checkMetadata(JsonNode metadata) {
        ofMetadata(metadata).forEach(Fault::name);
    }

    /// Decides how a call goes, and counts the faults that this uses up.
    ///
    /// @param call method and path pattern, for example `POST /v1/payment_intents`
    /// @param metadata what the call brings along; a fault in it strikes once for an idempotency key
    public CallFaults plan(String call, JsonNode metadata, @Nullable String idempotencyKey) {
        var struck = new EnumMap<ApiFault, String>(ApiFault.class);
        for (var fault : ApiFault.values()) {
            byMetadata(fault, metadata, idempotencyKey)
                    .or(() -> use(fault.wireName(), call))
                    .ifPresent(value -> struck.put(fault, value));
        }
        return CallFaults.of(struck);
    }

    /// Decides how an attempt goes, and counts the faults that this uses up.
    ///
    /// @param attempt counted from 1; faults by metadata strike the first one only; a further try heals
    DeliveryPlan plan(ObjectNode event, int attempt) {
        var plan = DeliveryPlan.faithful(event);
        for (var fault : WebhookFault.values()) {
            var value = fault == WebhookFault.TWIN ? Optional.<String>empty() : strike(fault, event, attempt);
            if (value.isPresent()) {
                plan = fault.applyTo(plan, value.get());
            }
        }
        return plan;
    }

    /// Whether a second event should report the same change.
    boolean hasTwin(ObjectNode event) {
        return strike(WebhookFault.TWIN, event, 1).isPresent();
    }

    private Optional<String> strike(WebhookFault fault, ObjectNode event, int attempt) {
        var type = event.path("type").asText();
        if (!fault.concerns(type)) {
            return Optional.empty();
        }
        var byMetadata =
                attempt > 1 ? Optional.<String>empty() : value(fault.wireName(), event.at("/data/object/metadata"));
        return byMetadata.or(() -> use(fault.wireName(), type));
    }

    private Optional<String> byMetadata(ApiFault fault, JsonNode metadata, @Nullable String idempotencyKey) {
        var value = value(fault.wireName(), metadata);
        var isNew = value.isPresent() && (idempotencyKey == null || struckKeys.add(fault + idempotencyKey));
        return isNew ? value : Optional.empty();
    }

    private synchronized Optional<String> use(String name, String where) {
        return faults.stream()
                .filter(fault -> fault.strikes(name, where))
                .findFirst()
                .map(SwitchedFault::value);
    }

    private static Optional<String> value(String name, JsonNode metadata) {
        return ofMetadata(metadata)
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .map(Fault::value);
    }

    private static Stream<Fault> ofMetadata(JsonNode metadata) {
        var text = metadata.path(METADATA).asText();
        return text.isBlank() ? Stream.empty() : Stream.of(text.split(",", -1)).map(Fault::parse);
    }
}
