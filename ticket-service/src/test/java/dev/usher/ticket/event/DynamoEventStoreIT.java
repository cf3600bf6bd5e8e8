package dev.usher.ticket.event;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoEventStoreIT extends EventStoreContract {
    private final EventStore store;

    DynamoEventStoreIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.store = new DynamoEventStore(cloud.dynamoDb(), names);
    }

    @Override
    EventStore store() {
        return store;
    }
}
