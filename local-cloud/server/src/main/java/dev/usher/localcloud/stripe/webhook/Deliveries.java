package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The stand-in's notes on an event: how far its delivery to each endpoint has come.
///
/// They travel with the event's document, so that a restart knows what is still to be sent.
final class Deliveries {

    private static final String NOTE = "_deliveries";
    private static final String PENDING = "pending";
    private static final String DELIVERED = "delivered";
    private static final String GIVEN_UP = "given_up";

    private Deliveries() {}

    /// Notes that an event is to be sent to these endpoints.
    static void planned(ObjectNode event, List<String> endpointIds) {
        var notes = event.putObject(NOTE);
        endpointIds.forEach(id -> notes.put(id, PENDING));
        count(event);
    }

    static void delivered(ObjectNode event, String endpointId) {
        event.withObject("/" + NOTE).put(endpointId, DELIVERED);
        count(event);
    }

    static void givenUp(ObjectNode event, String endpointId) {
        event.withObject("/" + NOTE).put(endpointId, GIVEN_UP);
        count(event);
    }

    static boolean isPending(JsonNode event, String endpointId) {
        return event.path(NOTE).path(endpointId).asText().equals(PENDING);
    }

    private static void count(ObjectNode event) {
        var missing = event.path(NOTE)
                .valueStream()
                .filter(state -> !state.asText().equals(DELIVERED))
                .count();
        event.put("pending_webhooks", (int) missing);
    }
}
