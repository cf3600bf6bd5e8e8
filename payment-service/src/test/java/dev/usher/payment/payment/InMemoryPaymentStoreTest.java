package dev.usher.payment.payment;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.RegistrationStore;
import java.util.List;

class InMemoryPaymentStoreTest extends PaymentStoreContract {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryPaymentStore payments = new InMemoryPaymentStore(events, registrations);

    @Override
    PaymentStore payments() {
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
    List<String> outbox() {
        return registrations.outbox().stream().map(Envelope::id).toList();
    }
}
