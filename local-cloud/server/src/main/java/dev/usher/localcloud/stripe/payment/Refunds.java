package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Listing;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.EventLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Gives money back, in full or in part, never more than came in.
@Singleton
public final class Refunds {

    static final String KIND = "refund";

    private final DocumentStore store;
    private final EventLog events;
    private final Clock clock;

    Refunds(DocumentStore store, EventLog events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    public ObjectNode create(Parameters parameters, Origin origin) {
        var reason = parameters.text("reason");
        var metadata = parameters.metadata();
        return store.alone(() -> {
            var charge = charge(parameters);
            var amount = amount(parameters, charge);
            var refund = refund(charge, amount).put("reason", reason.orElse(null));
            refund.set("metadata", metadata);
            store.put(refund);
            book(charge, amount, refund, origin);
            return StripeJson.shown(refund);
        });
    }

    public ObjectNode retrieve(String id) {
        return StripeJson.shown(store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "refund")));
    }

    public ObjectNode list(Parameters parameters) {
        var intent = parameters.text("payment_intent");
        var charge = parameters.text("charge");
        return new Listing(store, KIND, "/v1/refunds")
                .page(
                        parameters,
                        refund -> intent.map(id -> refund.is("payment_intent", id))
                                        .orElse(true)
                                && charge.map(id -> refund.is("charge", id)).orElse(true));
    }

    /// Lets a refund come back from the buyer's bank: its money counts as not refunded again.
    ///
    /// @throws ApiFailure with status 404 when there is no such refund, 400 when it has failed already
    public ObjectNode fail(String id) {
        return store.alone(() -> {
            var refund = store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "refund"));
            var before = StripeJson.object().put("status", refund.path("status").asText());
            if (before.path("status").asText().equals("failed")) {
                throw ApiFailure.refused(null, null, "This refund has failed already.");
            }
            var charge = Charges.byId(store, refund.path("charge").asText());
            charge.put("refunded", false)
                    .put(
                            "amount_refunded",
                            charge.path("amount_refunded").asLong()
                                    - refund.path("amount").asLong());
            store.put(charge);
            store.put(refund.put("status", "failed").put("failure_reason", "lost_or_stolen_card"));
            events.recordChange("refund.failed", refund, before, Origin.none());
            events.recordChange("charge.refund.updated", refund, before, Origin.none());
            return StripeJson.shown(refund);
        });
    }

    private void book(ObjectNode charge, long amount, ObjectNode refund, Origin origin) {
        var before = StripeJson.object();
        before.put("amount_refunded", charge.path("amount_refunded").asLong());
        before.put("refunded", charge.path("refunded").asBoolean());
        var refunded = charge.path("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", refunded)
                .put("refunded", refunded == charge.path("amount").asLong());
        store.put(charge);
        events.record("refund.created", refund, origin);
        events.recordChange("charge.refunded", charge, before, origin);
        // The bank's reference arrives; Stripe reports it twice, under the old name and the new.
        var pending = refund.path("destination_details").deepCopy();
        refund.withObject("/destination_details/card").put("reference_status", "available");
        store.put(refund);
        var previously = StripeJson.object().set("destination_details", pending);
        events.recordChange("refund.updated", refund, (ObjectNode) previously, origin);
        events.recordChange("charge.refund.updated", refund, (ObjectNode) previously, origin);
    }

    private ObjectNode charge(Parameters parameters) {
        return parameters
                .text("charge")
                .map(id -> Charges.byId(store, id))
                .or(() -> parameters.text("payment_intent").map(id -> Charges.ofPayment(store, id)))
                .orElseThrow(() -> ApiFailure.invalidRequest(
                        "parameter_missing",
                        null,
                        "One of the following params should be provided for this request: payment_intent or charge."));
    }

    private static long amount(Parameters parameters, ObjectNode charge) {
        var id = charge.path("id").asText();
        var left = charge.path("amount_captured").asLong()
                - charge.path("amount_refunded").asLong();
        if (charge.path(Disputes.TAKEN_BACK).asBoolean()) {
            throw ApiFailure.refused(
                    "charge_disputed", null, "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        if (charge.path("refunded").asBoolean()) {
            throw ApiFailure.refused("charge_already_refunded", null, "Charge " + id + " has already been refunded.");
        }
        var amount = parameters.integer("amount").orElse(left);
        if (amount < 1) {
            throw ApiFailure.invalidRequest("parameter_invalid_integer", "amount", "Invalid positive integer");
        }
        if (amount > left) {
            throw ApiFailure.refused(
                    "amount_too_large",
                    "amount",
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + left + ")");
        }
        return amount;
    }

    private ObjectNode refund(ObjectNode charge, long amount) {
        var refund = StripeJson.object().put("id", Ids.next("re")).put("object", KIND);
        refund.put("amount", amount).put("currency", charge.path("currency").asText());
        refund.put("created", clock.instant().getEpochSecond()).put("status", "succeeded");
        refund.put("charge", charge.path("id").asText());
        refund.put("payment_intent", charge.path("payment_intent").asText());
        refund.putObject("destination_details")
                .put("type", "card")
                .putObject("card")
                .put("type", "refund")
                .put("reference_type", "acquirer_reference_number")
                .put("reference_status", "pending");
        List.of("balance_transaction", "receipt_number", "source_transfer_reversal", "transfer_reversal")
                .forEach(refund::putNull);
        return refund;
    }
}
