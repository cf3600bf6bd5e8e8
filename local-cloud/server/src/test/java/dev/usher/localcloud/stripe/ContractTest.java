package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import dev.usher.localcloud.stripe.contract.StripeContract;
import dev.usher.localcloud.stripe.protocol.FormDecoder;
import dev.usher.localcloud.stripe.webhook.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that the stand-in says and hears, against Stripe's published contract.
class ContractTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String PAID = "amount=2500&currency=eur&confirm=true&payment_method=pm_card_visa";
    private static final StripeContract CONTRACT = new StripeContract();

    private static StripeStandIn standIn;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0));
        api = new Api(standIn.url());
        liveALittle();
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @Test
    void theContractTheClientAndTheEventsAreOfOneVersion() {
        assertThat(CONTRACT.version()).isEqualTo(Stripe.API_VERSION);
        assertThat(EventLog.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void everyEventAndItsObjectIsAsStripeDescribesIt() throws Exception {
        var events = api.get("/v1/events?limit=100").json().path("data");

        var complaints = new ArrayList<String>();
        events.forEach(event -> {
            complaints.addAll(CONTRACT.complaintsAbout("event", event));
            complaints.addAll(complaints(event.at("/data/object")));
        });

        assertThat(complaints).isEmpty();
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .contains(
                        "payment_intent.created",
                        "payment_intent.succeeded",
                        "payment_intent.payment_failed",
                        "payment_intent.requires_action",
                        "payment_intent.processing",
                        "payment_intent.canceled",
                        "charge.succeeded",
                        "charge.failed",
                        "charge.refunded",
                        "charge.refund.updated",
                        "charge.dispute.created",
                        "charge.dispute.closed",
                        "refund.created",
                        "refund.updated",
                        "refund.failed");
    }

    @ParameterizedTest
    @CsvSource({"/v1/payment_intents", "/v1/refunds"})
    void everyObjectOfAListIsAsStripeDescribesIt(String path) throws Exception {
        var objects = api.get(path + "?limit=100").json().path("data");

        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(complaints(object)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa_chargeDeclined, card_declined, generic_decline",
        "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_visa_chargeDeclinedExpiredCard, expired_card, ''",
        "pm_card_visa_chargeDeclinedIncorrectCvc, incorrect_cvc, ''",
    })
    void aRefusedCardIsExplainedAsStripeDoes(String card, String code, String declineCode) throws Exception {
        var declined = api.post(INTENTS, PAID.replace("pm_card_visa", card));

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("/error/type")).isEqualTo("card_error");
        assertThat(declined.text("/error/code")).isEqualTo(code);
        assertThat(declined.text("/error/decline_code")).isEqualTo(declineCode);
        assertThat(declined.text("/error/charge")).startsWith("ch_stub_");
        assertThat(CONTRACT.complaintsAbout("error", declined.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/payment_intents, amount=2500&currency=eur&colour=red&size=2, parameter_unknown, colour",
        "POST, /v1/payment_intents, currency=eur, parameter_missing, amount",
        "POST, /v1/payment_intents, amount=many&currency=eur, parameter_invalid_integer, amount",
        "POST, /v1/payment_intents, amount=&currency=eur, parameter_invalid_empty, amount",
        "POST, /v1/payment_intents, amount=1&currency=eur&confirm=maybe, '', confirm",
        "POST, /v1/payment_intents, amount=1&currency=eur&capture_method=never, '', capture_method",
        "POST, /v1/payment_intents, amount=1&currency=eur&metadata=text, '', metadata",
        "POST, /v1/payment_intents, amount=1&currency=eur&on_behalf_of=acct_1, '', on_behalf_of",
        "POST, /v1/payment_intents, amount=1&currency=eur&automatic_payment_methods[on]=true, parameter_unknown, automatic_payment_methods[on]",
        "POST, /v1/payment_intents, amount=1&currency=eur&automatic_payment_methods[allow_redirects]=never, parameter_missing, automatic_payment_methods[enabled]",
        "POST, /v1/payment_intents/pi_1/cancel, cancellation_reason=bored, '', cancellation_reason",
        "POST, /v1/payment_intents/pi_1/confirm, amount=1, parameter_unknown, amount",
        "POST, /v1/refunds, payment_intent=pi_1&reason=regret, '', reason",
        "GET, /v1/payment_intents, state=paid, parameter_unknown, state",
        "GET, /v1/payment_intents, created[since]=1, parameter_unknown, created[since]",
        "GET, /v1/events, delivery_success=perhaps, '', delivery_success",
        "GET, /v1/refunds, limit=all, parameter_invalid_integer, limit",
        "GET, /v1/payment_intents/pi_1, colour=red, parameter_unknown, colour",
    })
    void whatStripeDoesNotTakeIsRefused(String method, String path, String form, String code, String param)
            throws Exception {
        var answer = method.equals("GET") ? api.get(path + "?" + form) : api.post(path, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/code")).isEqualTo(code);
        assertThat(answer.text("/error/param")).startsWith(param);
        assertThat(CONTRACT.complaintsAbout("error", answer.json())).isEmpty();
    }

    @Test
    void allUnknownParametersAreNamed() throws Exception {
        var answer = api.post(INTENTS, "amount=2500&currency=eur&size=2&colour=red");

        assertThat(answer.text("/error/message")).isEqualTo("Received unknown parameters: colour, size");
    }

    @Test
    void checkingACallTakesFarLessThanAMillisecond() {
        var form = "amount=2500&currency=eur&automatic_payment_methods[enabled]=true"
                + "&automatic_payment_methods[allow_redirects]=never&metadata[registrationId]=REG%231&metadata[attempt]=1";
        var parameters = FormDecoder.decode(form);
        IntStream.range(0, 2_000).forEach(call -> CONTRACT.checkCall("POST " + INTENTS, parameters));

        var begun = System.nanoTime();
        IntStream.range(0, 2_000).forEach(call -> CONTRACT.checkCall("POST " + INTENTS, parameters));
        var microsecondsEach = (System.nanoTime() - begun) / 2_000 / 1_000;

        System.out.printf("checking a call takes %d microseconds%n", microsecondsEach);
        assertThat(microsecondsEach).isLessThan(1_000);
    }

    @Test
    void propertiesThatStripeDoesNotHaveAreFound() throws Exception {
        var intent = (ObjectNode) api.get(INTENTS + "?limit=1").json().at("/data/0");
        intent.put("colour", "red").put("status", "paid");

        assertThat(complaints(intent)).hasSize(2);
    }

    @Test
    void aDisputeWithoutItsEvidenceOrNetworkIsFound() throws Exception {
        var dispute = (ObjectNode)
                api.get("/v1/events?type=charge.dispute.created&limit=1").json().at("/data/0/data/object");

        assertThat(complaints(dispute)).isEmpty();
        ((ObjectNode) dispute.path("evidence")).remove("enhanced_evidence");
        ((ObjectNode) dispute.at("/payment_method_details/card")).remove("network");
        assertThat(complaints(dispute)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/customers",
        "POST, /v1/charges",
        "GET, /v1/nothing",
        "POST, /v1/payment_intents/pi_1",
        "GET, /v1/payment_intents/pi_1/cancel",
    })
    void whatNobodyAnswersIsAnsweredAsStripeDoes(String method, String path) throws Exception {
        var answer = method.equals("GET") ? api.get(path) : api.post(path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/error/message")).startsWith("Unrecognized request URL (" + method + ": " + path + ")");
        assertThat(CONTRACT.complaintsAbout("error", answer.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "2019-01-01", "2030-01-01.zebra"})
    void anUnknownVersionIsRefused(String version) throws Exception {
        var answer = api.post(INTENTS, "amount=2500&currency=eur", "Stripe-Version", version);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/message")).isEqualTo("Invalid Stripe API version: " + version);
        assertThat(CONTRACT.complaintsAbout("error", answer.json())).isEmpty();
    }

    private static List<String> complaints(JsonNode object) {
        return CONTRACT.complaintsAbout(object.path("object").asText(), object);
    }

    private static void liveALittle() throws Exception {
        var paid = api.post(INTENTS, PAID).text("/id");
        api.post("/v1/refunds", "amount=100&reason=requested_by_customer&metadata[by]=Olga&payment_intent=" + paid);
        var refund =
                api.post("/v1/refunds", "amount=200&payment_intent=" + paid).text("/id");
        api.postJson("/_stub/refunds/" + refund + "/fail", "");
        api.post(INTENTS, PAID.replace("pm_card_visa", "pm_card_visa_chargeDeclined"));
        api.post(INTENTS, PAID.replace("pm_card_visa", "pm_card_authenticationRequired&return_url=https://a.example/"));
        api.post(INTENTS, PAID.replace("pm_card_visa", "pm_stub_processing"));
        var open = api.post(INTENTS, "amount=2500&currency=eur").text("/id");
        api.post(INTENTS + "/" + open + "/cancel", "cancellation_reason=abandoned");
        var disputed = api.postJson("/_stub/disputes", "{\"payment_intent\": \"" + paid + "\"}")
                .text("/id");
        api.postJson("/_stub/disputes/" + disputed + "/close", "{\"status\": \"won\"}");
    }
}
