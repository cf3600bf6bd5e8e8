package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import java.util.List;

/// Changes what an event says. Only the delivered copy goes through here.
final class Lies {

    private static final List<String> AMOUNTS = List.of("amount", "amount_received", "amount_captured");

    private Lies() {}

    static void apiVersion(ObjectNode event, String version) {
        event.put("api_version", version);
    }

    /// @param by added to every amount that is not zero
    static void amount(ObjectNode event, long by) {
        var object = object(event);
        AMOUNTS.stream()
                .filter(name -> object.path(name).asLong() > 0)
                .forEach(name -> object.put(name, object.path(name).asLong() + by));
    }

    /// @param currency reported instead; the dollar if that is already the right one
    static void currency(ObjectNode event, String currency) {
        var object = object(event);
        var truth = object.path("currency").asText();
        object.put("currency", currency.equals(truth) ? "usd" : currency);
    }

    static void livemode(ObjectNode event, boolean live) {
        event.put("livemode", live);
        object(event).put("livemode", live);
    }

    /// About a payment that nobody has made, and without the shop's notes on it.
    static void unknownIntent(ObjectNode event) {
        var object = object(event);
        var unknown = Ids.next("pi");
        if (object.path("object").asText().equals("payment_intent")) {
            object.put("id", unknown).put("client_secret", unknown + "_secret_" + Ids.random(25));
        } else {
            object.put("payment_intent", unknown);
        }
        object.putObject("metadata");
    }

    private static ObjectNode object(ObjectNode event) {
        return event.at("/data/object") instanceof ObjectNode object ? object : StripeJson.object();
    }
}
