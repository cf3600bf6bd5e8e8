package dev.usher.platform.messaging;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class QueueListenersIT extends QueueListenersContract {
    QueueListenersIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
