package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cards that buyers bring.
@Singleton
final class PaymentMethods {

    private static final String KIND = "payment_method";
    private static final String CARD_NOTE = "_test_card";

    private final DocumentStore store;
    private final Clock clock;

    PaymentMethods(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The card that a call names by id or brings along as card data; empty when it does neither.
    ///
    /// @throws ApiFailure with status 400 for an unknown id, 402 for card data that cannot be right
    Optional<ObjectNode> from(Parameters parameters) {
        var id = parameters.text("payment_method");
        if (id.isPresent()) {
            return Optional.of(byId(id.get()));
        }
        if (!parameters.has("payment_method_data")) {
            return Optional.empty();
        }
        return Optional.of(fromCardData(parameters.inside("payment_method_data")));
    }

    ObjectNode byId(String id) {
        return TestCard.byAlias(id)
                .map(card -> create(card, nextYear(), null))
                .or(() -> store.find(KIND, id))
                .orElseThrow(() -> ApiFailure.invalidRequest(
                        "resource_missing", "payment_method", "No such PaymentMethod: '" + id + "'"));
    }

    static CardBehaviour behaviour(ObjectNode paymentMethod) {
        return TestCard.valueOf(paymentMethod.path(CARD_NOTE).asText()).behaviour();
    }

    private ObjectNode fromCardData(Parameters data) {
        if (!data.requiredText("type").equals("card")) {
            throw ApiFailure.invalidRequest(null, "payment_method_data[type]", "Only the type card is supported.");
        }
        var number = data.requiredText("card.number").replaceAll("[\\s-]", "");
        if (!isCardNumber(number)) {
            throw cardData("incorrect_number", "number", "Your card number is incorrect.");
        }
        var expiry = expiry(data);
        if (!data.text("card.cvc").orElse("000").matches("\\d{3,4}")) {
            throw cardData("invalid_cvc", "cvc", "Your card's security code is invalid.");
        }
        var card = TestCard.byNumber(number).orElseThrow(PaymentMethods::notATestCard);
        return create(card, expiry, data.text("billing_details.name").orElse(null));
    }

    private YearMonth expiry(Parameters data) {
        long month = data.requiredInteger("card.exp_month");
        long year = data.requiredInteger("card.exp_year");
        if (month < 1 || month > 12) {
            throw cardData("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
        }
        var expiry = YearMonth.of((int) (year < 100 ? year + 2000 : Math.min(year, 9999)), (int) month);
        if (expiry.isBefore(YearMonth.now(clock.withZone(ZoneOffset.UTC)))) {
            throw cardData("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
        }
        return expiry;
    }

    private YearMonth nextYear() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC)).plusYears(1);
    }

    private ObjectNode create(TestCard card, YearMonth expiry, @Nullable String name) {
        var method = StripeJson.object()
                .put("id", Ids.next("pm"))
                .put("object", KIND)
                .put("type", "card");
        method.put("created", clock.instant().getEpochSecond());
        method.put("livemode", false).putNull("customer").putObject("metadata");
        method.putObject("billing_details")
                .put("name", name)
                .putNull("email")
                .putNull("phone")
                .putNull("address");
        method.putObject("card")
                .put("brand", card.brand())
                .put("last4", card.lastFour())
                .put("exp_month", expiry.getMonthValue())
                .put("exp_year", expiry.getYear())
                .put("funding", "credit")
                .put("country", "US");
        method.put(CARD_NOTE, card.name());
        store.put(method);
        return method;
    }

    private static ApiFailure cardData(String code, String field, String message) {
        return ApiFailure.declined(ApiFailure.error("card_error", code, field, message));
    }

    private static ApiFailure notATestCard() {
        var error = ApiFailure.error(
                "card_error",
                "card_declined",
                null,
                "Your card was declined. Only test cards work here, and this is not one of them.");
        return ApiFailure.declined(error.put("decline_code", "test_mode_live_card"));
    }

    private static boolean isCardNumber(String number) {
        if (!number.matches("\\d{12,19}")) {
            return false;
        }
        var sum = 0;
        for (var position = 0; position < number.length(); position++) {
            var digit = number.charAt(number.length() - 1 - position) - '0';
            var doubled = position % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
