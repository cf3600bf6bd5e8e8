package dev.usher.payment.republish;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class RepublishIT extends RepublishContract {
    RepublishIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
