package dev.usher.validation.tally;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;
import dev.usher.platform.aws.ResourceNames;

@OnLocalStack
class DynamoRefusalStoreLocalStackIT extends RefusalStoreContract {
    private final RefusalStore store;

    DynamoRefusalStoreLocalStackIT(CloudUnderTest cloud) {
        this.store = new DynamoRefusalStore(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    RefusalStore store() {
        return store;
    }
}
