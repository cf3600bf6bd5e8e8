package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;

/// How much money moved, for tests that compare it with what the shop believes.
@Singleton
public final class MoneyLedger {

    private final DocumentStore store;

    MoneyLedger(DocumentStore store) {
        this.store = store;
    }

    /// `{currencies: {eur: {received, refunded, net, payments}}, intents: {pi_…: {…, metadata}}}`; amounts in the
    /// smallest
    /// unit, succeeded intents only, all of one instant.
    public ObjectNode report() {
        var report = StripeJson.object();
        var currencies = report.putObject("currencies");
        var intents = report.putObject("intents");
        store.alone(() -> {
            store.newestFirst(PaymentIntents.KIND)
                    .filter(intent -> intent.path("status").asText().equals("succeeded"))
                    .forEach(intent -> add(intent, currencies, intents));
            return report;
        });
        return report;
    }

    private void add(ObjectNode intent, ObjectNode currencies, ObjectNode intents) {
        var charge =
                store.find(Charges.KIND, intent.path("latest_charge").asText()).orElseThrow();
        var received = intent.path("amount_received").asLong();
        var refunded = charge.path("amount_refunded").asLong();
        var currency = intent.path("currency").asText();
        var entry = intents.putObject(intent.path("id").asText()).put("currency", currency);
        entry.put("received", received).put("refunded", refunded).put("net", received - refunded);
        entry.set("metadata", intent.path("metadata").deepCopy());
        var total = currencies.withObject("/" + currency);
        increase(total, "received", received);
        increase(total, "refunded", refunded);
        increase(total, "net", received - refunded);
        increase(total, "payments", 1);
    }

    private static void increase(ObjectNode total, String name, long by) {
        total.put(name, total.path(name).asLong() + by);
    }
}
