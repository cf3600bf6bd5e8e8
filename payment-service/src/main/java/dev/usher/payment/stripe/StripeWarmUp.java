package dev.usher.payment.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentListParams;
import dev.usher.platform.service.WarmUp;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;

/// Opens the first connection to Stripe, and reads an event that concerns nobody.
@Singleton
final class StripeWarmUp implements WarmUp {
    private final StripeClient stripe;
    private final StripeEvents events;
    private final StripeConfig config;
    private final Clock clock;

    StripeWarmUp(StripeClient stripe, StripeEvents events, StripeConfig config, Clock clock) {
        this.stripe = stripe;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void warmUp() {
        readAnEvent();
        try {
            stripe.v1()
                    .paymentIntents()
                    .list(PaymentIntentListParams.builder().setLimit(1L).build());
        } catch (StripeException e) {
            throw StripeFailures.unavailable("list a PaymentIntent", e);
        }
    }

    private void readAnEvent() {
        long now = clock.instant().getEpochSecond();
        String event = """
                {"id": "evt_0", "object": "event", "type": "payment_intent.succeeded", "api_version": "%s",
                 "created": %d, "livemode": %s, "data": {"object": {"id": "pi_0", "object": "payment_intent"}}}
                """.formatted(Stripe.API_VERSION, now, config.isLive());
        try {
            String signature = Webhook.Util.computeHmacSha256(config.secrets().getFirst(), now + "." + event);
            events.read(event.getBytes(StandardCharsets.UTF_8), "t=" + now + ",v1=" + signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
