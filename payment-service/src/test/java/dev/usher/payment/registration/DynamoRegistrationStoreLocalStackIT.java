package dev.usher.payment.registration;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoRegistrationStoreLocalStackIT extends DynamoRegistrationStoreContract {
    DynamoRegistrationStoreLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
