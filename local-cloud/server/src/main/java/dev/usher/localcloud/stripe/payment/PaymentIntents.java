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
import dev.usher.localcloud.stripe.webhook.FaultSwitches;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// Creates, finds and cancels payment intents.
@Singleton
public final class PaymentIntents {

    static final String KIND = "payment_intent";

    private static final List<String> COPIED = List.of(
            "customer",
            "description",
            "receipt_email",
            "statement_descriptor",
            "statement_descriptor_suffix",
            "setup_future_usage",
            "transfer_group");

    private static final Set<String> CANCELLABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture");

    private final DocumentStore store;
    private final EventLog events;
    private final Confirmation confirmation;
    private final PaymentMethods paymentMethods;
    private final Clock clock;

    PaymentIntents(
            DocumentStore store,
            EventLog events,
            Confirmation confirmation,
            PaymentMethods paymentMethods,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.confirmation = confirmation;
        this.paymentMethods = paymentMethods;
        this.clock = clock;
    }

    public ObjectNode create(Parameters parameters, Origin origin) {
        var intent = opened(parameters);
        return store.alone(() -> {
            var confirms = parameters.bool("confirm").orElse(false);
            if (!confirms) {
                paymentMethods
                        .from(parameters)
                        .ifPresent(method -> intent.put(
                                        "payment_method", method.path("id").asText())
                                .put("status", "requires_confirmation"));
            }
            store.put(intent);
            events.record("payment_intent.created", intent, origin);
            return confirms ? confirmation.confirm(intent, parameters, origin) : StripeJson.shown(intent);
        });
    }

    public ObjectNode retrieve(String id) {
        return StripeJson.shown(find(id));
    }

    public ObjectNode confirm(String id, Parameters parameters, Origin origin) {
        return store.alone(() -> confirmation.confirm(find(id), parameters, origin));
    }

    public ObjectNode cancel(String id, Parameters parameters, Origin origin) {
        var reason = parameters.text("cancellation_reason");
        return store.alone(() -> {
            var intent = find(id);
            var status = intent.path("status").asText();
            if (!CANCELLABLE.contains(status)) {
                throw ApiFailure.refused(
                                "payment_intent_unexpected_state",
                                null,
                                "You cannot cancel this PaymentIntent because it has a status of " + status + ".")
                        .with(KIND, StripeJson.shown(intent));
            }
            intent.put("status", "canceled").put("cancellation_reason", reason.orElse(null));
            intent.put("canceled_at", clock.instant().getEpochSecond()).putNull("next_action");
            store.put(intent);
            events.record("payment_intent.canceled", intent, origin);
            return StripeJson.shown(intent);
        });
    }

    public ObjectNode list(Parameters parameters) {
        var customer = parameters.text("customer");
        return new Listing(store, KIND, "/v1/payment_intents")
                .page(
                        parameters,
                        intent -> customer.map(id -> intent.is("customer", id)).orElse(true));
    }

    private ObjectNode find(String id) {
        return store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "intent"));
    }

    private ObjectNode opened(Parameters parameters) {
        var amount = parameters.requiredInteger("amount");
        var currency = Currencies.check(parameters.requiredText("currency"), amount);
        var metadata = parameters.metadata();
        FaultSwitches.checkMetadata(metadata);
        parameters.oneOf("capture_method", List.of("automatic", "automatic_async"));
        var id = Ids.next("pi");
        var intent = StripeJson.object().put("id", id).put("object", KIND);
        intent.put("client_secret", id + "_secret_" + Ids.random(25));
        intent.put("amount", amount).put("amount_capturable", 0).put("amount_received", 0);
        intent.put("currency", currency).put("created", clock.instant().getEpochSecond());
        intent.put("status", "requires_payment_method").put("livemode", false);
        intent.put("capture_method", parameters.text("capture_method").orElse("automatic_async"));
        intent.put("confirmation_method", "automatic");
        intent.set("metadata", metadata);
        intent.set("payment_method_types", StripeJson.texts(List.of("card")));
        COPIED.forEach(name -> intent.put(name, parameters.text(name).orElse(null)));
        addAutomaticPaymentMethods(intent, parameters);
        List.of(
                        "canceled_at",
                        "cancellation_reason",
                        "last_payment_error",
                        "latest_charge",
                        "next_action",
                        "payment_method",
                        "processing",
                        "application",
                        "review")
                .forEach(intent::putNull);
        intent.putObject("amount_details");
        intent.putObject("payment_method_options");
        return intent;
    }

    private static void addAutomaticPaymentMethods(ObjectNode intent, Parameters parameters) {
        // Automatic unless the call names types, as at Stripe since 2023-08-16.
        if (parameters.has("payment_method_types")) {
            intent.putNull("automatic_payment_methods");
            return;
        }
        var automatic = parameters.inside("automatic_payment_methods");
        intent.putObject("automatic_payment_methods")
                .put("enabled", automatic.bool("enabled").orElse(true))
                .put("allow_redirects", automatic.text("allow_redirects").orElse("always"));
    }
}
