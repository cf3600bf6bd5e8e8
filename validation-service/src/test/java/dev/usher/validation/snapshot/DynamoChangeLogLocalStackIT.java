package dev.usher.validation.snapshot;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoChangeLogLocalStackIT extends DynamoChangeLogContract {
    DynamoChangeLogLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
