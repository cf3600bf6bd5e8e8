package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Listing;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.state.Summary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything that happened, as Stripe's events; each is kept, and handed to the webhook endpoints that
/// want it.
@Singleton
public final class EventLog {

    /// The API version that every object and event is shaped after.
    public static final String API_VERSION = "2026-07-29.dahlia";

    static final String KIND = "event";

    private static final String ID = "evt";

    private final DocumentStore store;
    private final WebhookSender sender;
    private final FaultSwitches faults;
    private final Clock clock;

    EventLog(DocumentStore store, WebhookSender sender, FaultSwitches faults, Clock clock) {
        this.store = store;
        this.sender = sender;
        this.faults = faults;
        this.clock = clock;
    }

    /// Records an event about a document as it is now. The event is kept before its delivery begins.
    public void record(String type, ObjectNode document, Origin origin) {
        record(type, document, null, origin);
    }

    /// Records an event about a document that changed.
    ///
    /// @param before what the properties that changed were before
    public void recordChange(String type, ObjectNode document, ObjectNode before, Origin origin) {
        record(type, document, before, origin);
    }

    public ObjectNode retrieve(String id) {
        return StripeJson.shown(store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "id")));
    }

    public ObjectNode list(Parameters parameters) {
        return new Listing(store, KIND, "/v1/events")
                .page(parameters, types(parameters).and(delivery(parameters)));
    }

    private void record(String type, ObjectNode document, @Nullable ObjectNode before, Origin origin) {
        var event = StripeJson.object().put("id", Ids.next(ID)).put("object", KIND);
        event.put("api_version", API_VERSION).put("created", clock.instant().getEpochSecond());
        var data = event.putObject("data");
        data.set("object", StripeJson.shown(document));
        if (before != null) {
            data.set("previous_attributes", before);
        }
        event.put("livemode", false).put("type", type);
        event.putObject("request").put("id", origin.requestId()).put("idempotency_key", origin.idempotencyKey());
        var endpoints = sender.endpointsFor(type);
        keep(event, endpoints);
        if (!endpoints.isEmpty() && faults.hasTwin(event)) {
            keep(event.deepCopy().put("id", Ids.next(ID)), endpoints);
        }
    }

    private void keep(ObjectNode event, List<String> endpoints) {
        Deliveries.planned(event, endpoints);
        store.put(event);
        endpoints.forEach(endpointId -> sender.deliver(event, endpointId));
    }

    private static Predicate<Summary> types(Parameters parameters) {
        var types = new HashSet<>(parameters.texts("types"));
        parameters.text("type").ifPresent(types::add);
        if (types.size() > 20) {
            throw ApiFailure.invalidRequest(null, "types", "You may filter by up to 20 event types.");
        }
        return event -> types.isEmpty() || types.stream().anyMatch(type -> matches(type, event.text("type")));
    }

    private static boolean matches(String type, String actual) {
        return type.endsWith("*") ? actual.startsWith(type.substring(0, type.length() - 1)) : actual.equals(type);
    }

    private static Predicate<Summary> delivery(Parameters parameters) {
        return parameters
                .bool("delivery_success")
                .<Predicate<Summary>>map(wanted -> event -> wanted == (event.number("pending_webhooks") == 0))
                .orElse(event -> true);
    }
}
