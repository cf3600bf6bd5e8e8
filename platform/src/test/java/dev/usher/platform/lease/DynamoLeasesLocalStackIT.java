package dev.usher.platform.lease;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoLeasesLocalStackIT extends DynamoLeasesContract {
    DynamoLeasesLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
