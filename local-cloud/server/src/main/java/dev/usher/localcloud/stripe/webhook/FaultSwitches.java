package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is to go wrong: switched for everything by hand, or for one payment by its metadata `stub_fault`.
@Singleton
public final class FaultSwitches {

    private static final String METADATA = "stub_fault";

    private final List<Fault> faults = new ArrayList<>();

    /// Replaces all faults by those of `{faults: [{name, value, on, remaining}]}`.
    ///
    /// @throws ApiFailure with status 400 when one is unknown; then nothing changes
    public synchronized void replace(JsonNode json) {
        if (!json.path("faults").isArray()) {
            throw ApiFailure.invalidRequest(
                    "parameter_missing", "faults", "Send {\"faults\": [{\"name\": …}]}. There are: " + Fault.names());
        }
        var replacement = json.path("faults").valueStream().map(Fault::read).toList();
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
        report.set("known", StripeJson.texts(Fault.names()));
        return report;
    }

    /// Refuses metadata that names a fault nobody knows, so that a typing mistake does not pass for a passed test.
    public static void checkMetadata(JsonNode metadata) {
        ofMetadata(metadata).forEach(Fault::name);
    }

    /// Lets the faults of the API strike.
    ///
    /// @param call method and path pattern, for example `POST /v1/payment_intents`
    /// @throws ApiFailure as the fault has it
    public void strikeCall(String call) {
        for (var known : ApiFault.values()) {
            if (use(known.wireName(), call).isPresent()) {
                known.strike();
            }
        }
    }

    /// Decides how an attempt goes, and counts the faults that this uses up.
    ///
    /// @param attempt counted from 1; faults by metadata strike the first one only; a further try heals
    DeliveryPlan plan(ObjectNode event, int attempt) {
        var plan = DeliveryPlan.faithful(event);
        for (var known : WebhookFault.values()) {
            var byMetadata = attempt > 1
                    ? Stream.<Fault>empty()
                    : ofMetadata(event.path("data").path("object").path("metadata"));
            var fault = byMetadata
                    .filter(candidate -> candidate.name().equals(known.wireName()))
                    .findFirst()
                    .or(() -> use(known.wireName(), event.path("type").asText()));
            if (fault.isPresent()) {
                var value = fault.get().value();
                plan = known.applyTo(plan, value == null ? known.usualValue() : value);
            }
        }
        return plan;
    }

    private synchronized Optional<Fault> use(String name, String where) {
        for (var index = 0; index < faults.size(); index++) {
            var fault = faults.get(index);
            if (fault.name().equals(name) && fault.strikes(where)) {
                faults.set(index, fault.usedOnce());
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static Stream<Fault> ofMetadata(JsonNode metadata) {
        var text = metadata.path(METADATA).asText();
        return text.isBlank() ? Stream.empty() : Stream.of(text.split(",", -1)).map(Fault::parse);
    }
}
