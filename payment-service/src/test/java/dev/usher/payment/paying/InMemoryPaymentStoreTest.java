package dev.usher.payment.paying;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.RegistrationStore;
import java.util.List;

class InMemoryPaymentStoreTest extends PaymentStoreContract {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryRefundStore refunds = new InMemoryRefundStore();
    private final InMemoryPaymentStore payments = new InMemoryPaymentStore(events, registrations, refunds);

    @Override
    PaymentStore payments() {
        return payments;
    }

    @Override
    Settlements settlements() {
        return payments;
    }

    @Override
    RegistrationStore registrations() {
        return registrations;
    }

    @Override
    EventStore events() {
        return events;
    }

    @Override
    RefundStore refunds() {
        return refunds;
    }

    @Override
    List<String> outbox() {
        return registrations.outbox().stream().map(Envelope::id).toList();
    }
}
