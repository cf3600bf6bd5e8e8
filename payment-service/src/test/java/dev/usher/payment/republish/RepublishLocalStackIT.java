package dev.usher.payment.republish;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class RepublishLocalStackIT extends RepublishContract {
    RepublishLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
