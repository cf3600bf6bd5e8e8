package dev.usher.platform.limit;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;

@OnEachCloud
class DynamoLimitStoreIT extends LimitStoreContract {
    private final LimitStore store;

    DynamoLimitStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoLimitStore(cloud.dynamoDb(), cloud.nameOf("ticket-limits"));
    }

    @Override
    LimitStore store() {
        return store;
    }
}
