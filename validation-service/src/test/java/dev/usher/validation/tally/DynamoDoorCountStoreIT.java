package dev.usher.validation.tally;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;

@OnEachCloud
class DynamoDoorCountStoreIT extends DoorCountStoreContract {
    private final DoorCountStore store;

    DynamoDoorCountStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoDoorCountStore(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    DoorCountStore store() {
        return store;
    }
}
