package dev.usher.platform.messaging;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class QueueListenersLocalStackIT extends QueueListenersContract {
    QueueListenersLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
