package dev.usher.payment.paying;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoPaymentStoreIT extends DynamoPaymentStoreContract {
    DynamoPaymentStoreIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
