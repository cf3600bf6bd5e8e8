package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.order.Order;
import jakarta.inject.Singleton;

/// Withdraws the tickets of an order whose payment is disputed, and restores them if the dispute is won.
@Singleton
final class PaymentDisputedHandler implements MessageHandler<PaymentDisputed> {
    private final OrderMoney money;

    PaymentDisputedHandler(OrderMoney money) {
        this.money = money;
    }

    @Override
    public String queue() {
        return "ticket-service-payment-disputed";
    }

    @Override
    public Class<PaymentDisputed> reads() {
        return PaymentDisputed.class;
    }

    @Override
    public Verdict handle(PaymentDisputed disputed, Envelope envelope) {
        var dispute = new Order.Dispute(disputed.status(), disputed.revision());
        money.apply(disputed.registrationId(), order -> order.disputed(disputed.disputeId(), dispute));
        return new Verdict.Done();
    }
}
