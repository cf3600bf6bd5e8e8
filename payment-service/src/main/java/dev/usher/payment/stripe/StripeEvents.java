package dev.usher.payment.stripe;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.IgnoreReason;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentNotice.Kind;
import dev.usher.payment.stripe.StripeWords.Purpose;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Verifies and reads what Stripe delivers: [signatures](https://docs.stripe.com/webhooks#verify-manually)
/// over the raw bytes, made with any of the active secrets, at most five minutes old or ahead of our clock.
@Singleton
public final class StripeEvents {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern TIMESTAMP = Pattern.compile("(?:^|,)\\s*t=(\\d{1,12})");
    private static final Map<String, Kind> PAYMENT_KINDS = Map.of(
            "payment_intent.succeeded", Kind.SUCCEEDED,
            "payment_intent.payment_failed", Kind.FAILED,
            "payment_intent.processing", Kind.PROCESSING,
            "payment_intent.canceled", Kind.CANCELED);

    /// The event types that the webhook endpoint must be subscribed to, and no others. There are two families
    /// of refund events: which one Stripe sends depends on how the refund was made.
    public static final Set<String> TYPES = Set.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.canceled",
            "charge.refunded",
            "charge.refund.updated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.closed");

    private final StripeConfig config;
    private final Clock clock;

    public StripeEvents(StripeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Delivery read(byte[] body, @Nullable String signature) {
        String payload = new String(body, StandardCharsets.UTF_8);
        // Verify before parsing anything, so that only Stripe can cause work.
        Optional<String> signedWith = signature == null || isFromTheFuture(signature)
                ? Optional.empty()
                : config.secrets().stream()
                        .filter(secret -> isSigned(payload, signature, secret))
                        .findFirst();
        if (signature == null || signedWith.isEmpty()) {
            return new Delivery.NotFromStripe();
        }
        try {
            return understood(
                    Webhook.constructEvent(payload, signature, signedWith.get(), TOLERANCE.toSeconds(), clock));
        } catch (SignatureVerificationException e) {
            return new Delivery.NotFromStripe();
        } catch (RuntimeException e) {
            // Not JSON, an event of the v2 API, which the library has no common type for, or a field whose
            // type the library does not expect.
            return unreadable(payload, e);
        }
    }

    private static Delivery unreadable(String payload, RuntimeException cause) {
        try {
            JsonObject event = ApiResource.GSON.fromJson(payload, JsonObject.class);
            return "event".equals(event.get("object").getAsString())
                    ? new Delivery.Unreadable(event.get("id").getAsString(), cause.toString())
                    : new Delivery.NotAnEvent();
        } catch (RuntimeException e) {
            return new Delivery.NotAnEvent();
        }
    }

    private boolean isSigned(String payload, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE.toSeconds(), clock);
        } catch (SignatureVerificationException | RuntimeException e) {
            // Another secret may have signed it. If the header cannot be read, none of them matches.
            return false;
        }
    }

    /// Reads an event that is known to be Stripe's, because it was fetched from there. Never throws: an event
    /// that cannot be read is a delivery, too, so that it does not block others.
    public Delivery understood(@Nullable Event event) {
        if (event == null || event.getId() == null || event.getType() == null) {
            return new Delivery.NotAnEvent();
        }
        try {
            return read(event);
        } catch (RuntimeException e) {
            return new Delivery.Unreadable(event.getId(), e.toString());
        }
    }

    private Delivery read(Event event) {
        if (!TYPES.contains(event.getType())) {
            return new Delivery.NotForUs(IgnoreReason.NOT_SUBSCRIBED, event.getType());
        }
        if (!Boolean.valueOf(config.isLive()).equals(event.getLivemode())) {
            return new Delivery.NotForUs(IgnoreReason.OTHER_MODE, "livemode " + event.getLivemode());
        }
        // The library would fail on a missing version.
        if (event.getApiVersion() == null || !train(event.getApiVersion()).equals(train(Stripe.API_VERSION))) {
            return new Delivery.OtherApiVersion(String.valueOf(event.getApiVersion()), Stripe.API_VERSION);
        }
        StripeObject object = event.getDataObjectDeserializer()
                .getObject()
                .orElseThrow(() -> new IllegalArgumentException("its object has an unknown structure"));
        return switch (object) {
            case PaymentIntent intent -> notice(event, intent);
            case Charge charge -> StripeMoneyBack.of(event, charge);
            case Refund refund -> StripeMoneyBack.of(event, refund);
            case Dispute dispute -> StripeMoneyBack.of(event, dispute);
            default -> foreign(event);
        };
    }

    /// The release train of an API version, named by its last part: all versions of one train are compatible.
    private static String train(String apiVersion) {
        return apiVersion.substring(apiVersion.lastIndexOf('.') + 1);
    }

    private static Delivery notice(Event event, PaymentIntent intent) {
        @Nullable Kind kind = PAYMENT_KINDS.get(event.getType());
        @Nullable Purpose purpose = StripeWords.purpose(intent).orElse(null);
        if (kind == null || purpose == null) {
            return foreign(event);
        }
        return new Delivery.Notice(new PaymentNotice(
                event.getId(),
                kind,
                purpose.registrationId(),
                purpose.attempt(),
                intent.getId(),
                StripeWords.received(intent),
                StripeWords.failureCode(intent),
                Instant.ofEpochSecond(event.getCreated())));
    }

    static Delivery foreign(Event event) {
        return new Delivery.NotForUs(IgnoreReason.FOREIGN, event.getType() + " " + event.getId());
    }

    /// The library only checks the age; a timestamp in the future would stay valid for as long as it is
    /// ahead.
    private boolean isFromTheFuture(String signature) {
        Matcher timestamp = TIMESTAMP.matcher(signature);
        return timestamp.find()
                && Instant.ofEpochSecond(Long.parseLong(timestamp.group(1)))
                        .isAfter(clock.instant().plus(TOLERANCE));
    }
}
