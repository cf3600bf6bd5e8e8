package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.Stripe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every object that the stand-in makes, against Stripe's published contract.
class ContractTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final Map<String, String> SCHEMAS = Map.of(
            "payment_intent", "payment_intent",
            "charge", "charge",
            "refund", "refund",
            "event", "event");

    private final JsonNode contract = contract();

    @Test
    void theContractIsOfTheClientsVersion() {
        assertThat(contract.at("/info/version").asText()).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void noObjectHasPropertiesThatStripeDoesNotHaveOrMissesRequiredOnes() throws Exception {
        try (var standIn = StripeStandIn.start(StripeStandInConfig.onPort(0))) {
            var api = new Api(standIn.url());
            liveALittle(api);

            var events = api.get("/v1/events?limit=100").json().path("data");

            assertThat(events).hasSizeGreaterThan(12);
            var violations = new ArrayList<String>();
            events.forEach(event -> {
                check(event, violations);
                check(event.at("/data/object"), violations);
            });
            assertThat(violations).isEmpty();
        }
    }

    @Test
    void errorsHaveOnlyPropertiesOfStripesErrors() throws Exception {
        try (var standIn = StripeStandIn.start(StripeStandInConfig.onPort(0))) {
            var api = new Api(standIn.url());
            var declined = api.post(
                    INTENTS, "amount=2500&currency=eur&confirm=true&payment_method=pm_card_visa_chargeDeclined");

            var violations = new ArrayList<String>();
            check("api_errors", declined.json().path("error"), violations);
            check(declined.json().at("/error/payment_intent"), violations);
            check("api_errors", declined.json().at("/error/payment_intent/last_payment_error"), violations);

            assertThat(declined.status()).isEqualTo(402);
            assertThat(violations).isEmpty();
        }
    }

    private static void liveALittle(Api api) throws Exception {
        var confirm = "amount=2500&currency=eur&confirm=true&payment_method=";
        var paid = api.post(INTENTS, confirm + "pm_card_visa").text("/id");
        api.post("/v1/refunds", "amount=100&reason=requested_by_customer&payment_intent=" + paid);
        api.post(INTENTS, confirm + "pm_card_visa_chargeDeclined");
        api.post(INTENTS, confirm + "pm_card_authenticationRequired&return_url=https://shop.example/");
        api.post(INTENTS, confirm + "pm_stub_processing");
        var open = api.post(INTENTS, "amount=2500&currency=eur").text("/id");
        api.post(INTENTS + "/" + open + "/cancel", "cancellation_reason=abandoned");
    }

    private void check(JsonNode object, List<String> violations) {
        check(SCHEMAS.getOrDefault(object.path("object").asText(), "none"), object, violations);
    }

    private void check(String schemaName, JsonNode object, List<String> violations) {
        var schema = contract.at("/components/schemas/" + schemaName);
        assertThat(schema.isMissingNode()).as("schema %s", schemaName).isFalse();
        object.fieldNames().forEachRemaining(name -> {
            if (!schema.path("properties").has(name)) {
                violations.add(schemaName + " has no " + name);
            }
        });
        schema.path("required").forEach(name -> {
            if (object.path(name.asText()).isMissingNode()
                    || object.path(name.asText()).isNull()) {
                violations.add(schemaName + " needs " + name.asText());
            }
        });
    }

    private static JsonNode contract() {
        try (var stream = ContractTest.class.getResourceAsStream("openapi-trimmed.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
