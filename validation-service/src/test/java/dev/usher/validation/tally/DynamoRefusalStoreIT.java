package dev.usher.validation.tally;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;

@OnEachCloud
class DynamoRefusalStoreIT extends RefusalStoreContract {
    private final RefusalStore store;

    DynamoRefusalStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoRefusalStore(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    RefusalStore store() {
        return store;
    }
}
