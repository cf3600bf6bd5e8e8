package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.EventLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// What banks do on behalf of their cardholders: they take the money back, and sometimes return it.
@Singleton
public final class Disputes {

    static final String KIND = "dispute";

    /// The stand-in's note on a charge that a bank holds or has taken back.
    static final String TAKEN_BACK = "_taken_back";

    private static final List<String> AT_FIRST =
            List.of("needs_response", "warning_needs_response", "under_review", "lost");
    private static final List<String> IN_THE_END = List.of("won", "lost");
    private static final Duration TIME_TO_RESPOND = Duration.ofDays(7);

    private final DocumentStore store;
    private final EventLog events;
    private final Clock clock;

    Disputes(DocumentStore store, EventLog events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Opens a dispute about a payment. One that is `lost` from the beginning cannot be challenged and is
    /// closed at once.
    ///
    /// @param request `{payment_intent, reason?, amount?, status?}`; the amount is otherwise what was not
    ///     refunded
    /// @throws ApiFailure with status 400 when there is no such payment, or it is disputed already
    public ObjectNode open(JsonNode request) {
        var status = request.path("status").asText("needs_response");
        if (!AT_FIRST.contains(status)) {
            throw ApiFailure.invalidRequest(null, "status", "Invalid status: must be one of " + AT_FIRST);
        }
        return store.alone(() -> {
            var charge = Charges.ofPayment(store, request.path("payment_intent").asText());
            if (charge.path("disputed").asBoolean()) {
                throw ApiFailure.refused("charge_disputed", null, "This payment is disputed already.");
            }
            var dispute = dispute(charge, amount(request, charge), status);
            dispute.put("reason", request.path("reason").asText("fraudulent"));
            store.put(dispute);
            store.put(charge.put("disputed", true).put(TAKEN_BACK, true));
            events.record("charge.dispute.created", dispute, Origin.none());
            if (status.equals("lost")) {
                events.record("charge.dispute.closed", dispute, Origin.none());
            }
            return StripeJson.shown(dispute);
        });
    }

    /// Lets the bank decide.
    ///
    /// @param request `{status}`, `won` or `lost` from the shop's point of view
    /// @throws ApiFailure with status 404 when there is no such dispute, 400 when it is decided already
    public ObjectNode close(String id, JsonNode request) {
        var status = request.path("status").asText();
        if (!IN_THE_END.contains(status)) {
            throw ApiFailure.invalidRequest(null, "status", "Invalid status: must be one of " + IN_THE_END);
        }
        return store.alone(() -> {
            var dispute = store.find(KIND, id).orElseThrow(() -> ApiFailure.notFound(KIND, id, "dispute"));
            var before =
                    StripeJson.object().put("status", dispute.path("status").asText());
            if (IN_THE_END.contains(before.path("status").asText())) {
                throw ApiFailure.refused(null, null, "This dispute is closed already.");
            }
            dispute.put("status", status).put("is_charge_refundable", status.equals("won"));
            store.put(dispute);
            store.find(Charges.KIND, dispute.path("charge").asText())
                    .ifPresent(charge -> store.put(charge.put(TAKEN_BACK, status.equals("lost"))));
            events.recordChange("charge.dispute.closed", dispute, before, Origin.none());
            return StripeJson.shown(dispute);
        });
    }

    private static long amount(JsonNode request, ObjectNode charge) {
        var left =
                charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        var amount = request.path("amount").asLong(left);
        if (amount < 1 || amount > charge.path("amount").asLong()) {
            throw ApiFailure.invalidRequest(null, "amount", "A dispute is about 1 up to the amount of the charge.");
        }
        return amount;
    }

    private ObjectNode dispute(ObjectNode charge, long amount, String status) {
        var now = clock.instant();
        var dispute = StripeJson.object().put("id", Ids.next("du")).put("object", KIND);
        dispute.put("amount", amount).put("currency", charge.path("currency").asText());
        dispute.put("charge", charge.path("id").asText());
        dispute.put("payment_intent", charge.path("payment_intent").asText());
        dispute.put("created", now.getEpochSecond()).put("livemode", false);
        dispute.put("status", status).put("is_charge_refundable", status.startsWith("warning"));
        dispute.putArray("balance_transactions");
        dispute.putArray("enhanced_eligibility_types");
        dispute.putObject("evidence").putObject("enhanced_evidence");
        dispute.putObject("evidence_details")
                .put("due_by", now.plus(TIME_TO_RESPOND).getEpochSecond())
                .put("has_evidence", false)
                .put("past_due", status.equals("lost"))
                .put("submission_count", 0)
                .putObject("enhanced_eligibility");
        dispute.putObject("metadata");
        dispute.put("network_reason_code", "10.4");
        dispute.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", charge.at("/payment_method_details/card/brand").asText())
                .put("case_type", "chargeback")
                .put("network", charge.at("/payment_method_details/card/brand").asText());
        return dispute;
    }
}
