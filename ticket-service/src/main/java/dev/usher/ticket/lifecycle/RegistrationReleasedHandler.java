package dev.usher.ticket.lifecycle;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.order.Order;
import jakarta.inject.Singleton;

/// Withdraws the tickets of a free order that was released. Its seats may be sold again by now, so the
/// tickets count as refunded, which no organizer can undo.
@Singleton
final class RegistrationReleasedHandler implements MessageHandler<RegistrationReleased> {
    private final OrderMoney money;

    RegistrationReleasedHandler(OrderMoney money) {
        this.money = money;
    }

    @Override
    public String queue() {
        return "ticket-service-registration-released";
    }

    @Override
    public Class<RegistrationReleased> reads() {
        return RegistrationReleased.class;
    }

    @Override
    public Verdict handle(RegistrationReleased released, Envelope envelope) {
        money.apply(released.registrationId(), Order::givenBack);
        return new Verdict.Done();
    }
}
