package dev.usher.platform.outbox;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoOutboxStoreIT extends DynamoOutboxStoreContract {
    DynamoOutboxStoreIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
