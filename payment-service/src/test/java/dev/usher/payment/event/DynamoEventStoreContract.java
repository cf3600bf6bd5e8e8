package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoEventStoreContract extends EventStoreContract {
    private final CloudContext context;

    DynamoEventStoreContract(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    EventStore store() {
        return context.bean(EventStore.class);
    }

    @Override
    boolean take(EventId eventId, int seats) {
        var take = context.bean(DynamoInventory.class).take(eventId, seats);
        return context.bean(DynamoTransactions.class).write(List.of(take)) instanceof Result.Committed;
    }
}
