package dev.usher.payment.paying;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.moneyback.RefundStore;
import dev.usher.payment.registration.RegistrationStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoPaymentStoreContract extends PaymentStoreContract {
    private final CloudContext context;

    DynamoPaymentStoreContract(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
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
    RegistrationStore registrations() {
        return context.bean(RegistrationStore.class);
    }

    @Override
    EventStore events() {
        return context.bean(EventStore.class);
    }

    @Override
    RefundStore refunds() {
        return context.bean(RefundStore.class);
    }

    @Override
    List<String> outbox() {
        return context.outbox();
    }
}
