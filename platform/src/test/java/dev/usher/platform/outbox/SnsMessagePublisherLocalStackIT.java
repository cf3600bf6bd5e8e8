package dev.usher.platform.outbox;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class SnsMessagePublisherLocalStackIT extends SnsMessagePublisherContract {
    SnsMessagePublisherLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
