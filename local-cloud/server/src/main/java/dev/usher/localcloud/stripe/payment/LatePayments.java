package dev.usher.localcloud.stripe.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.payment.CardBehaviour.Declines;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.state.DocumentStore;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Settles the payments that take time, when their time has come.
@Singleton
final class LatePayments {

    private static final Declines DECLINE = new Declines("card_declined", "generic_decline", "Your card was declined.");

    private final DocumentStore store;
    private final DuePayments due;
    private final PaymentMethods paymentMethods;
    private final Settlement settlement;
    private final Clock clock;

    LatePayments(
            DocumentStore store, DuePayments due, PaymentMethods paymentMethods, Settlement settlement, Clock clock) {
        this.store = store;
        this.due = due;
        this.paymentMethods = paymentMethods;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "200ms")
    void settleDue() {
        due.take(clock.millis())
                .forEach(id -> store.alone(() -> {
                    var intent = store.find(PaymentIntents.KIND, id);
                    intent.ifPresent(this::settle);
                    return intent;
                }));
    }

    private void settle(ObjectNode intent) {
        var method = paymentMethods.byId(intent.path("payment_method").asText());
        if (intent.path(Settlement.PAYS).asBoolean()) {
            settlement.succeed(intent, method, Origin.none());
        } else {
            settlement.fail(intent, method, DECLINE, Origin.none());
        }
    }
}
