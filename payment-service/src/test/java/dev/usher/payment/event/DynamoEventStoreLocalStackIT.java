package dev.usher.payment.event;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoEventStoreLocalStackIT extends DynamoEventStoreContract {
    DynamoEventStoreLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
