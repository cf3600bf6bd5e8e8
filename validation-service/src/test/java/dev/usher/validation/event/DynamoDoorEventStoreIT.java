package dev.usher.validation.event;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;

@OnEachCloud
class DynamoDoorEventStoreIT extends DoorEventStoreContract {
    private final DoorEventStore store;

    DynamoDoorEventStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoDoorEventStore(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    DoorEventStore store() {
        return store;
    }
}
