package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.order.Order;
import jakarta.inject.Singleton;

/// Withdraws the tickets of an order whose payment is disputed, and restores them if the dispute is won.
@Singleton
final class PaymentDisputedHandler implements MessageHandler {
    private final OrderMoney money;

    PaymentDisputedHandler(OrderMoney money) {
        this.money = money;
    }

    @Override
    public String queue() {
        return "ticket-service-payment-disputed";
    }

    @Override
    public Verdict handle(Envelope envelope) {
        return switch (envelope.message()) {
            case PaymentDisputed disputed -> apply(disputed);
            case Message other ->
                new Verdict.Unprocessable("this queue is for PaymentDisputed, not "
                        + envelope.type().wireName() + " of " + other.subject());
        };
    }

    private Verdict apply(PaymentDisputed disputed) {
        var dispute = new Order.Dispute(disputed.status(), disputed.revision());
        money.apply(disputed.registrationId(), order -> order.disputed(disputed.disputeId(), dispute));
        return new Verdict.Done();
    }
}
