package dev.usher.validation.snapshot;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoChangeLogIT extends DynamoChangeLogContract {
    DynamoChangeLogIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
