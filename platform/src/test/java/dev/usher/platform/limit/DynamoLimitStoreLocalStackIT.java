package dev.usher.platform.limit;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoLimitStoreLocalStackIT extends LimitStoreContract {
    private final LimitStore store;

    DynamoLimitStoreLocalStackIT(CloudUnderTest cloud) {
        this.store = new DynamoLimitStore(cloud.dynamoDb(), cloud.nameOf("ticket-limits"));
    }

    @Override
    LimitStore store() {
        return store;
    }
}
