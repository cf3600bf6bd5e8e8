package dev.usher.ticket.lifecycle;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoChangeLocalStackIT extends DynamoChangeContract {
    DynamoChangeLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
