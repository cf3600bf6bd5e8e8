package dev.usher.payment.refund;

import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.InMemoryPaymentAudit;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.PaymentAudit;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.paying.Settlements;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.RegistrationStore;
import java.util.List;

class InMemoryMoneyBackStoreTest extends MoneyBackStoreContract {
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final InMemoryRefundStore refunds = new InMemoryRefundStore();
    private final InMemoryPaymentStore payments = new InMemoryPaymentStore(events, registrations, refunds);
    private final InMemoryPaymentAudit audit = new InMemoryPaymentAudit(payments);

    @Override
    MoneyBackStore money() {
        return new InMemoryMoneyBackStore(events, registrations, payments, refunds);
    }

    @Override
    PaymentStore payments() {
        return payments;
    }

    @Override
    Settlements settlements() {
        return payments;
    }

    @Override
    PaymentAudit audit() {
        return audit;
    }

    @Override
    RefundStore refunds() {
        return refunds;
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
