package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Declines;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The attempts to move money that intents make.
@Singleton
final class Charges {

    static final String KIND = "charge";

    private final DocumentStore store;
    private final Clock clock;

    Charges(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The charge with which an intent succeeded.
    ///
    /// @throws ApiFailure with status 404 or 400 when there is no such intent, or no money came in
    static ObjectNode ofPayment(DocumentStore store, String intentId) {
        var intent = store.find(PaymentIntents.KIND, intentId)
                .orElseThrow(() -> ApiFailure.notFound(PaymentIntents.KIND, intentId, "payment_intent"));
        if (!intent.path("status").asText().equals("succeeded")) {
            throw ApiFailure.refused(
                    null, null, "This PaymentIntent (" + intentId + ") does not have a successful charge to refund.");
        }
        return byId(store, intent.path("latest_charge").asText());
    }

    static ObjectNode byId(DocumentStore store, String id) {
        return store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "charge"));
    }

    ObjectNode succeeded(ObjectNode intent, ObjectNode paymentMethod) {
        var charge = charge(intent, paymentMethod);
        charge.put("status", "succeeded").put("paid", true).put("captured", true);
        charge.put("amount_captured", intent.path("amount").asLong());
        charge.putNull("failure_code").putNull("failure_message");
        charge.putObject("outcome")
                .put("network_status", "approved_by_network")
                .putNull("reason")
                .put("seller_message", "Payment complete.")
                .put("type", "authorized");
        store.put(charge);
        return charge;
    }

    ObjectNode failed(ObjectNode intent, ObjectNode paymentMethod, Declines decline) {
        var charge = charge(intent, paymentMethod);
        charge.put("status", "failed").put("paid", false).put("captured", false).put("amount_captured", 0);
        charge.put("failure_code", decline.code()).put("failure_message", decline.message());
        charge.putObject("outcome")
                .put("network_status", "declined_by_network")
                .put("reason", decline.declineCode())
                .put("seller_message", "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
        store.put(charge);
        return charge;
    }

    private ObjectNode charge(ObjectNode intent, ObjectNode paymentMethod) {
        var charge = StripeJson.object().put("id", Ids.next("ch")).put("object", KIND);
        charge.put("created", clock.instant().getEpochSecond()).put("livemode", false);
        charge.put("amount", intent.path("amount").asLong()).put("amount_refunded", 0);
        charge.put("currency", intent.path("currency").asText());
        charge.put("payment_intent", intent.path("id").asText());
        charge.put("payment_method", paymentMethod.path("id").asText());
        charge.put("refunded", false).put("disputed", false);
        charge.set("billing_details", paymentMethod.path("billing_details").deepCopy());
        // Stripe copies these once, at this moment; later changes of the intent do not reach the charge.
        for (var copied :
                new String[] {"metadata", "description", "customer", "receipt_email", "statement_descriptor"}) {
            charge.set(copied, intent.path(copied).deepCopy());
        }
        var details = charge.putObject("payment_method_details").put("type", "card");
        details.set("card", paymentMethod.path("card").deepCopy());
        charge.putObject("fraud_details");
        charge.putNull("balance_transaction")
                .putNull("receipt_url")
                .putNull("application")
                .putNull("review");
        return charge;
    }
}
