package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Declines;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.EventLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The ends a payment attempt can come to. Its methods run inside [DocumentStore#alone].
@Singleton
final class Settlement {

    /// Notes on a payment in `processing`: when it is due (milliseconds since 1970) and what then.
    static final String DUE = "_due_millis";

    static final String PAYS = "_pays";

    private final DocumentStore store;
    private final EventLog events;
    private final Charges charges;
    private final DuePayments due;
    private final Clock clock;
    private final StripeStandInConfig config;

    Settlement(
            DocumentStore store,
            EventLog events,
            Charges charges,
            DuePayments due,
            Clock clock,
            StripeStandInConfig config) {
        this.store = store;
        this.events = events;
        this.charges = charges;
        this.due = due;
        this.clock = clock;
        this.config = config;
    }

    void succeed(ObjectNode intent, ObjectNode paymentMethod, Origin origin) {
        var charge = charges.succeeded(intent, paymentMethod);
        intent.put("status", "succeeded")
                .put("amount_received", intent.path("amount").asLong());
        intent.put("latest_charge", charge.path("id").asText())
                .putNull("next_action")
                .putNull("processing");
        store.put(intent);
        record("charge.succeeded", charge, origin);
        record("payment_intent.succeeded", intent, origin);
    }

    /// The bank refuses; the payment is open again for another card.
    ///
    /// @return the error that explains the refusal; the intent carries it too
    ObjectNode fail(ObjectNode intent, ObjectNode paymentMethod, Declines decline, Origin origin) {
        var charge = charges.failed(intent, paymentMethod, decline);
        var error =
                error(decline, paymentMethod).put("charge", charge.path("id").asText());
        intent.put("latest_charge", charge.path("id").asText());
        reopen(intent, error);
        record("charge.failed", charge, origin);
        record("payment_intent.payment_failed", intent, origin);
        return error;
    }

    /// The buyer did not pass the bank's challenge; no charge is made.
    void failAuthentication(ObjectNode intent, ObjectNode paymentMethod, Origin origin) {
        var decline = new Declines(
                "payment_intent_authentication_failure",
                null,
                "We are unable to authenticate your payment method. Please choose a different payment method and try "
                        + "again.");
        var error = error(decline, paymentMethod).put("type", "invalid_request_error");
        reopen(intent, error);
        record("payment_intent.payment_failed", intent, origin);
    }

    /// Leaves the payment open; [LatePayments] settles it when it is due.
    void begin(ObjectNode intent, boolean pays, Origin origin) {
        intent.put("status", "processing").put(PAYS, pays);
        var dueMillis = clock.instant().plus(config.processingTime()).toEpochMilli();
        intent.put(DUE, dueMillis).putObject("processing").put("type", "card").putObject("card");
        store.put(intent);
        due.add(intent.path("id").asText(), dueMillis);
        record("payment_intent.processing", intent, origin);
    }

    void record(String type, ObjectNode document, Origin origin) {
        events.record(type, document, origin);
    }

    private void reopen(ObjectNode intent, ObjectNode error) {
        intent.put("status", "requires_payment_method").putNull("payment_method");
        intent.putNull("next_action").putNull("processing");
        intent.set("last_payment_error", error);
        store.put(intent);
    }

    private static ObjectNode error(Declines decline, ObjectNode paymentMethod) {
        var error = ApiFailure.error("card_error", decline.code(), param(decline), decline.message());
        if (decline.declineCode() != null) {
            error.put("decline_code", decline.declineCode());
        }
        error.set("payment_method", StripeJson.shown(paymentMethod));
        return error;
    }

    private static @Nullable String param(Declines decline) {
        return switch (decline.code()) {
            case "incorrect_cvc" -> "cvc";
            case "expired_card" -> "exp_month";
            default -> null;
        };
    }
}
