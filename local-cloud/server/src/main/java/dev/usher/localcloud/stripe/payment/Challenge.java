package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The bank's question to the buyer (3-D Secure), and what the answer does.
@Singleton
public final class Challenge {

    private final DocumentStore store;
    private final PaymentMethods paymentMethods;
    private final Settlement settlement;

    Challenge(DocumentStore store, PaymentMethods paymentMethods, Settlement settlement) {
        this.store = store;
        this.paymentMethods = paymentMethods;
        this.settlement = settlement;
    }

    /// The payment that waits for this buyer; empty when nothing waits under this token, or not any more.
    ///
    /// @param token from the link of `next_action`, so that only who confirmed the payment can answer
    public Optional<ObjectNode> waiting(String intentId, String token) {
        return find(intentId, token).map(StripeJson::shown);
    }

    /// Answers the bank. A second answer changes nothing.
    ///
    /// @return the payment afterwards, or empty when nothing waited
    public Optional<ObjectNode> answer(String intentId, String token, boolean passed) {
        return store.alone(() -> find(intentId, token).map(intent -> {
            var method = paymentMethods.byId(intent.path("payment_method").asText());
            intent.remove("_challenge");
            if (passed) {
                settlement.succeed(intent, method, Origin.none());
            } else {
                settlement.failAuthentication(intent, method, Origin.none());
            }
            return StripeJson.shown(intent);
        }));
    }

    private Optional<ObjectNode> find(String intentId, String token) {
        return store.find(PaymentIntents.KIND, intentId)
                .filter(intent -> intent.path("status").asText().equals("requires_action"))
                .filter(intent -> !token.isEmpty()
                        && token.equals(intent.path("_challenge").asText()));
    }
}
