package dev.usher.payment.paying;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoPaymentStoreLocalStackIT extends DynamoPaymentStoreContract {
    DynamoPaymentStoreLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
