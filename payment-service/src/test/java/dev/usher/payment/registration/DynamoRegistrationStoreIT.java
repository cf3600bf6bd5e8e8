package dev.usher.payment.registration;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoRegistrationStoreIT extends DynamoRegistrationStoreContract {
    DynamoRegistrationStoreIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
