package dev.usher.platform.lease;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoLeasesIT extends DynamoLeasesContract {
    DynamoLeasesIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
