package dev.usher.payment.event;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoEventStoreIT extends DynamoEventStoreContract {
    DynamoEventStoreIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
