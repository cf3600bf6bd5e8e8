package dev.usher.payment.registration;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.PaymentStore;
import java.util.List;

class InMemoryRegistrationStoreTest extends RegistrationStoreContract {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore store = new InMemoryRegistrationStore(events);
    private final InMemoryPaymentStore payments = new InMemoryPaymentStore(events, store, new InMemoryRefundStore());

    @Override
    RegistrationStore store() {
        return store;
    }

    @Override
    RegistrationTickets tickets() {
        return store;
    }

    @Override
    PaymentStore payments() {
        return payments;
    }

    @Override
    EventStore events() {
        return events;
    }

    @Override
    List<String> outbox() {
        return store.outbox().stream().map(Envelope::id).toList();
    }
}
