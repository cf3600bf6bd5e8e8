package dev.usher.ticket.lifecycle;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoChangeIT extends DynamoChangeContract {
    DynamoChangeIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
