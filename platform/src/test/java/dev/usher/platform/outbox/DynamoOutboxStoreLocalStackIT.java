package dev.usher.platform.outbox;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoOutboxStoreLocalStackIT extends DynamoOutboxStoreContract {
    DynamoOutboxStoreLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
