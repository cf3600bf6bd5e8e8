package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Money that moves without the shop, and the sum of it all.
class BankTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PAID = "amount=2500&currency=eur&confirm=true&payment_method=pm_card_visa";

    private StripeStandIn standIn;
    private Api api;

    @BeforeEach
    void start() {
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0));
        api = new Api(standIn.url());
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void aDisputeTakesTheMoneyUntilItIsWon() throws Exception {
        var paid = pay();

        var opened = dispute(paid, ", \"reason\": \"product_not_received\"");
        var during = ledger();
        var closed = close(opened.text("/id"), "won");

        assertThat(opened.text("/status")).isEqualTo("needs_response");
        assertThat(opened.text("/reason")).isEqualTo("product_not_received");
        assertThat(opened.text("/amount")).isEqualTo("2500");
        assertThat(opened.text("/payment_intent")).isEqualTo(paid);
        assertThat(during.toString())
                .isEqualTo("{\"payments\":1,\"succeeded\":2500,\"refunded\":0,\"disputed\":2500,\"net\":0}");
        assertThat(closed.text("/status")).isEqualTo("won");
        assertThat(ledger().path("net").asLong()).isEqualTo(2_500);
        assertThat(types(3))
                .containsExactly("charge.dispute.closed", "charge.dispute.created", "payment_intent.succeeded");
    }

    @Test
    void aDisputeAboutAPartThatIsLostKeepsThatPart() throws Exception {
        var opened = dispute(pay(), ", \"amount\": 700");

        var closed = close(opened.text("/id"), "lost");
        var again = close(opened.text("/id"), "won");

        assertThat(closed.text("/status")).isEqualTo("lost");
        assertThat(ledger().path("disputed").asLong()).isEqualTo(700);
        assertThat(again.status()).isEqualTo(400);
    }

    @Test
    void aDisputeThatCannotBeChallengedIsLostFromTheBeginning() throws Exception {
        var opened = dispute(pay(), ", \"status\": \"lost\"");

        assertThat(opened.text("/status")).isEqualTo("lost");
        assertThat(opened.text("/is_charge_refundable")).isEqualTo("false");
        assertThat(types(2)).containsExactly("charge.dispute.closed", "charge.dispute.created");
        assertThat(api.get("/v1/events?type=charge.dispute.created").text("/data/0/data/object/status"))
                .isEqualTo("lost");
    }

    @Test
    void whatABankTookBackCannotBeRefundedAndIsNotDisputedTwice() throws Exception {
        var paid = pay();
        dispute(paid, "");

        var refund = api.post("/v1/refunds", "payment_intent=" + paid);
        var second = dispute(paid, "");

        assertThat(refund.status()).isEqualTo(400);
        assertThat(refund.text("/error/code")).isEqualTo("charge_disputed");
        assertThat(second.text("/error/code")).isEqualTo("charge_disputed");
    }

    @Test
    void onlyMoneyThatCameInCanBeDisputed() throws Exception {
        var open = api.post(INTENTS, "amount=2500&currency=eur").text("/id");

        assertThat(dispute(open, "").status()).isEqualTo(400);
        assertThat(dispute("pi_stub_nobody", "").status()).isEqualTo(404);
    }

    @Test
    void aRefundThatFailsAfterwardsCountsAsNotRefunded() throws Exception {
        var paid = pay();
        var refund = api.post("/v1/refunds", "metadata[why]=late&payment_intent=" + paid);

        var failed = api.postJson("/_stub/refunds/" + refund.text("/id") + "/fail", "");
        var again = api.postJson("/_stub/refunds/" + refund.text("/id") + "/fail", "");

        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/metadata/why")).isEqualTo("late");
        assertThat(again.status()).isEqualTo(400);
        assertThat(types(2)).containsExactly("charge.refund.updated", "refund.failed");
        assertThat(ledger().path("refunded").asLong()).isZero();
        assertThat(api.post("/v1/refunds", "payment_intent=" + paid).status()).isEqualTo(200);
    }

    @Test
    void refundsAreListedByTheirPayment() throws Exception {
        var first = pay();
        var second = pay();
        api.post("/v1/refunds", "amount=100&payment_intent=" + first);
        api.post("/v1/refunds", "amount=200&payment_intent=" + second);
        api.post("/v1/refunds", "amount=300&payment_intent=" + first);

        assertThat(api.get("/v1/refunds?payment_intent=" + first).json().path("data"))
                .extracting(refund -> refund.path("amount").asLong())
                .containsExactly(300L, 100L);
    }

    @Test
    void moreThanIsLeftIsNotRefunded() throws Exception {
        var paid = pay();
        api.post("/v1/refunds", "amount=2000&payment_intent=" + paid);

        var tooMuch = api.post("/v1/refunds", "amount=501&payment_intent=" + paid);
        api.post("/v1/refunds", "amount=500&payment_intent=" + paid);
        var everything = api.post("/v1/refunds", "amount=1&payment_intent=" + paid);

        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.text("/error/code")).isEqualTo("amount_too_large");
        assertThat(everything.text("/error/code")).isEqualTo("charge_already_refunded");
    }

    @Test
    void aRefundInTheDashboardComesFromNoCall() throws Exception {
        var paid = pay();

        var refund = api.postJson("/_stub/refunds", "{\"payment_intent\": \"" + paid + "\", \"amount\": 400}");

        assertThat(refund.text("/amount")).isEqualTo("400");
        var event = api.get("/v1/events?type=charge.refunded").json().at("/data/0");
        assertThat(event.at("/request/id").isNull()).isTrue();
        assertThat(event.at("/data/object/amount_refunded").asLong()).isEqualTo(400);
    }

    @Test
    void theLedgerSumsWhatCameInAndWentBackByCurrency() throws Exception {
        var first = pay();
        pay();
        api.post(INTENTS, "amount=999&currency=usd");
        api.post("/v1/refunds", "amount=400&payment_intent=" + first);
        var declined = api.post(INTENTS, PAID.replace("pm_card_visa", "pm_card_visa_chargeDeclined"));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(ledger().toString())
                .isEqualTo("{\"payments\":2,\"succeeded\":5000,\"refunded\":400,\"disputed\":0,\"net\":4600}");
        assertThat(api.get("/_stub/ledger").json().at("/currencies").has("usd")).isFalse();
    }

    @Test
    void theLedgerHasEveryIntentOnRequestInPages() throws Exception {
        var open = api.post(INTENTS, "amount=999&currency=usd").text("/id");
        var paid = api.post(INTENTS, PAID + "&metadata[registrationId]=REG%231").text("/id");
        api.post("/v1/refunds", "amount=400&payment_intent=" + paid);

        var all = api.get("/_stub/ledger?detail=true").json();
        var firstPage = api.get("/_stub/ledger?detail=true&limit=1").json();
        var secondPage = api.get("/_stub/ledger?detail=true&limit=1&starting_after=" + paid)
                .json();

        assertThat(all.at("/intents/0").toString())
                .isEqualTo("{\"id\":\"" + paid
                        + "\",\"status\":\"succeeded\",\"currency\":\"eur\",\"amount_received\":2500,"
                        + "\"amount_refunded\":400,\"metadata\":{\"registrationId\":\"REG#1\"}}");
        assertThat(all.at("/intents/1/id").asText()).isEqualTo(open);
        assertThat(all.path("has_more").asBoolean()).isFalse();
        assertThat(firstPage.path("intents")).hasSize(1);
        assertThat(firstPage.path("has_more").asBoolean()).isTrue();
        assertThat(secondPage.at("/intents/0/id").asText()).isEqualTo(open);
    }

    private String pay() throws Exception {
        return api.post(INTENTS, PAID).text("/id");
    }

    private Api.Answer dispute(String intent, String more) throws Exception {
        return api.postJson("/_stub/disputes", "{\"payment_intent\": \"" + intent + "\"" + more + "}");
    }

    private Api.Answer close(String dispute, String status) throws Exception {
        return api.postJson("/_stub/disputes/" + dispute + "/close", "{\"status\": \"" + status + "\"}");
    }

    private JsonNode ledger() throws Exception {
        return api.get("/_stub/ledger").json().at("/currencies/eur");
    }

    private java.util.List<String> types(int newest) throws Exception {
        return api.get("/v1/events?limit=" + newest)
                .json()
                .path("data")
                .valueStream()
                .map(event -> event.path("type").asText())
                .toList();
    }
}
