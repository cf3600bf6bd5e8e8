package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentRefunded;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.order.Order;
import jakarta.inject.Singleton;

/// Withdraws the tickets of an order that was refunded in full. A partial refund does not say which
/// tickets it is for; the organizer revokes those.
@Singleton
final class PaymentRefundedHandler implements MessageHandler<PaymentRefunded> {
    private final OrderMoney money;

    PaymentRefundedHandler(OrderMoney money) {
        this.money = money;
    }

    @Override
    public String queue() {
        return "ticket-service-payment-refunded";
    }

    @Override
    public Class<PaymentRefunded> reads() {
        return PaymentRefunded.class;
    }

    @Override
    public Verdict handle(PaymentRefunded refunded, Envelope envelope) {
        if (refunded.isFull()) {
            money.apply(refunded.registrationId(), Order::givenBack);
        }
        return new Verdict.Done();
    }
}
