package dev.usher.ticket.event;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.ResourceNames;

/// The contract on DynamoDB, wherever it runs.
abstract class DynamoEventStoreContract extends EventStoreContract {
    private final EventStore store;

    DynamoEventStoreContract(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.store = new DynamoEventStore(cloud.dynamoDb(), names);
    }

    @Override
    EventStore store() {
        return store;
    }
}
