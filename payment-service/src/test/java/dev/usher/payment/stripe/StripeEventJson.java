package dev.usher.payment.stripe;

import dev.usher.contracts.id.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Events as Stripe delivers them, with the few members we read, and signatures made from Stripe's
/// description instead of by its client.
public final class StripeEventJson {
    private StripeEventJson() {}

    /// The success of one of our PaymentIntents.
    public static String succeeded(
            String eventId, RegistrationId registrationId, String paymentIntentId, long received) {
        return event(eventId, "payment_intent.succeeded", intent(registrationId, paymentIntentId, received, ""));
    }

    /// A decline.
    public static String declined(String eventId, RegistrationId registrationId, String paymentIntentId) {
        return event(eventId, "payment_intent.payment_failed", intent(registrationId, paymentIntentId, 0, """
                        "last_payment_error": {"code": "card_declined", "decline_code": "insufficient_funds"},
                        """));
    }

    /// Any event around any object.
    public static String event(String eventId, String type, String object) {
        return """
                {
                  "id": "%s",
                  "object": "event",
                  "api_version": "2026-07-29.dahlia",
                  "created": 1795348800,
                  "livemode": false,
                  "type": "%s",
                  "data": {"object": %s}
                }
                """.formatted(eventId, type, object);
    }

    /// A PaymentIntent.
    public static String intent(
            RegistrationId registrationId, String paymentIntentId, long received, String moreMembers) {
        return """
                {
                  "id": "%s",
                  "object": "payment_intent",
                  "amount": 2100,
                  "amount_received": %d,
                  "currency": "eur",
                  %s
                  "metadata": {"registrationId": "%s", "attempt": "1"}
                }
                """.formatted(paymentIntentId, received, moreMembers, registrationId);
    }

    /// The header `Stripe-Signature`.
    public static String signature(String body, Instant at, String secret) {
        return "t=" + at.getEpochSecond() + ",v1=" + hmac(at.getEpochSecond() + "." + body, secret);
    }

    private static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
