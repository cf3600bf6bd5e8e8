package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Challenges;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Declines;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Pays;
import dev.usher.localcloud.stripe.payment.CardBehaviour.TakesTime;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;
import dev.usher.localcloud.stripe.state.DocumentStore;
import dev.usher.localcloud.stripe.state.Ids;
import dev.usher.localcloud.stripe.state.StripeJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The step from a payment intent and a card to money, a refusal, a question to the buyer, or a wait.
///
/// Its methods run inside [DocumentStore#alone].
@Singleton
final class Confirmation {

    private static final Set<String> CONFIRMABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private final DocumentStore store;
    private final PaymentMethods paymentMethods;
    private final Settlement settlement;

    Confirmation(DocumentStore store, PaymentMethods paymentMethods, Settlement settlement) {
        this.store = store;
        this.paymentMethods = paymentMethods;
        this.settlement = settlement;
    }

    /// Tries to take the money.
    ///
    /// @throws ApiFailure with status 402 when the card is declined; the intent remembers it
    ObjectNode confirm(ObjectNode intent, Parameters parameters, Origin origin) {
        checkConfirmable(intent);
        var returnUrl = parameters.text("return_url").map(Confirmation::checkedUrl);
        var paymentMethod = paymentMethods.from(parameters).orElseGet(() -> earlierMethod(intent));
        intent.put("payment_method", paymentMethod.path("id").asText());
        intent.putNull("last_payment_error").putNull("next_action");
        switch (PaymentMethods.behaviour(paymentMethod)) {
            case Pays() -> settlement.succeed(intent, paymentMethod, origin);
            case Declines decline ->
                throw ApiFailure.declined(settlement
                                .fail(intent, paymentMethod, decline, origin)
                                .deepCopy())
                        .with(PaymentIntents.KIND, StripeJson.shown(intent));
            case Challenges() -> challenge(intent, returnUrl.orElse(null), origin);
            case TakesTime(var pays) -> settlement.begin(intent, pays, origin);
        }
        return StripeJson.shown(intent);
    }

    private ObjectNode earlierMethod(ObjectNode intent) {
        if (!intent.path("payment_method").isTextual()) {
            throw unexpectedState(
                    intent, "You cannot confirm this PaymentIntent because it's missing a payment method.");
        }
        return paymentMethods.byId(intent.path("payment_method").asText());
    }

    private void challenge(ObjectNode intent, @Nullable String returnUrl, Origin origin) {
        var token = Ids.random(24);
        var url = origin.baseUrl() + "/challenge?intent=" + intent.path("id").asText() + "&token=" + token;
        intent.put("status", "requires_action").put("_challenge", token);
        intent.putObject("next_action")
                .put("type", "redirect_to_url")
                .putObject("redirect_to_url")
                .put("url", url)
                .put("return_url", returnUrl);
        store.put(intent);
        settlement.record("payment_intent.requires_action", intent, origin);
    }

    private static void checkConfirmable(ObjectNode intent) {
        var status = intent.path("status").asText();
        if (!CONFIRMABLE.contains(status)) {
            throw unexpectedState(
                    intent, "You cannot confirm this PaymentIntent because it has a status of " + status + ".");
        }
    }

    private static ApiFailure unexpectedState(ObjectNode intent, String message) {
        return ApiFailure.refused("payment_intent_unexpected_state", null, message)
                .with(PaymentIntents.KIND, StripeJson.shown(intent));
    }

    private static String checkedUrl(String url) {
        try {
            var scheme = URI.create(url).getScheme();
            if ("http".equals(scheme) || "https".equals(scheme)) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Answered below, like any other text that is not a web address.
        }
        throw ApiFailure.invalidRequest("url_invalid", "return_url", "Not a valid URL");
    }
}
