package dev.usher.payment.refund;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.CloudContext;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.paying.PaymentAudit;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.paying.Settlements;
import dev.usher.payment.registration.RegistrationStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoMoneyBackStoreIT extends MoneyBackStoreContract {
    private final CloudContext context;

    DynamoMoneyBackStoreIT(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    MoneyBackStore money() {
        return context.bean(MoneyBackStore.class);
    }

    @Override
    PaymentStore payments() {
        return context.bean(PaymentStore.class);
    }

    @Override
    Settlements settlements() {
        return context.bean(Settlements.class);
    }

    @Override
    PaymentAudit audit() {
        return context.bean(PaymentAudit.class);
    }

    @Override
    RefundStore refunds() {
        return context.bean(RefundStore.class);
    }

    @Override
    RegistrationStore registrations() {
        return context.bean(RegistrationStore.class);
    }

    @Override
    EventStore events() {
        return context.bean(EventStore.class);
    }

    @Override
    List<String> outbox() {
        return context.outbox();
    }
}
