package dev.usher.payment.registration;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.paying.PaymentStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoRegistrationStoreContract extends RegistrationStoreContract {
    private final CloudContext context;

    DynamoRegistrationStoreContract(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    RegistrationStore store() {
        return context.bean(RegistrationStore.class);
    }

    @Override
    RegistrationTickets tickets() {
        return context.bean(RegistrationTickets.class);
    }

    @Override
    PaymentStore payments() {
        return context.bean(PaymentStore.class);
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
