package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.state.Summary;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much money moved, for tests that compare it with what the shop believes. Amounts are in the smallest
/// unit of their currency, and each report is of one instant.
@Singleton
public final class MoneyLedger {

    private final DocumentStore store;

    MoneyLedger(DocumentStore store) {
        this.store = store;
    }

    /// `{currencies: {eur: {payments, succeeded, refunded, disputed, net}}}`. Disputed is what banks hold
    /// or have taken back; net is what is left for the shop.
    public ObjectNode sums() {
        return store.alone(() -> {
            var report = StripeJson.object();
            var currencies = report.putObject("currencies");
            store.newestFirst(PaymentIntents.KIND)
                    .filter(intent -> intent.is("status", "succeeded"))
                    .forEach(intent -> addPayment(intent, currencies));
            store.newestFirst(Disputes.KIND)
                    .filter(dispute -> !dispute.is("status", "won"))
                    .forEach(dispute -> addDispute(dispute, currencies));
            return report;
        });
    }

    /// The sums, and every intent with `id`, `status`, `currency`, `amount_received`, `amount_refunded` and
    /// `metadata.registrationId`, newest first.
    ///
    /// @param limit the greatest number of intents; `has_more` says whether there are others
    /// @param startingAfter the last intent of the page before
    public ObjectNode detail(int limit, @Nullable String startingAfter) {
        return store.alone(() -> {
            var report = sums();
            var intents = startingAfter == null
                    ? store.newestFirst(PaymentIntents.KIND)
                    : store.olderThan(PaymentIntents.KIND, startingAfter);
            var page = intents.limit(limit + 1L).toList();
            report.put("has_more", page.size() > limit);
            var rows = report.putArray("intents");
            page.stream().limit(limit).forEach(intent -> addRow(intent, rows));
            return report;
        });
    }

    private void addRow(Summary intent, ArrayNode rows) {
        var row = rows.addObject().put("id", intent.id()).put("status", intent.text("status"));
        row.put("currency", intent.text("currency"));
        row.put("amount_received", intent.number("amount_received")).put("amount_refunded", refunded(intent));
        var metadata = row.putObject("metadata");
        if (!intent.text(Summary.REGISTRATION).isEmpty()) {
            metadata.put(Summary.REGISTRATION, intent.text(Summary.REGISTRATION));
        }
    }

    private void addPayment(Summary intent, ObjectNode currencies) {
        var total = total(intent, currencies);
        increase(total, "payments", 1);
        increase(total, "succeeded", intent.number("amount_received"));
        increase(total, "refunded", refunded(intent));
        increase(total, "net", intent.number("amount_received") - refunded(intent));
    }

    private static void addDispute(Summary dispute, ObjectNode currencies) {
        var total = total(dispute, currencies);
        increase(total, "disputed", dispute.number("amount"));
        increase(total, "net", -dispute.number("amount"));
    }

    private long refunded(Summary intent) {
        return store.summary(Charges.KIND, intent.text("latest_charge"))
                .map(charge -> charge.number("amount_refunded"))
                .orElse(0L);
    }

    private static ObjectNode total(Summary money, ObjectNode currencies) {
        var total = currencies.withObject("/" + money.text("currency"));
        if (total.isEmpty()) {
            List.of("payments", "succeeded", "refunded", "disputed", "net").forEach(name -> total.put(name, 0L));
        }
        return total;
    }

    private static void increase(ObjectNode total, String name, long by) {
        total.put(name, total.path(name).asLong() + by);
    }
}
