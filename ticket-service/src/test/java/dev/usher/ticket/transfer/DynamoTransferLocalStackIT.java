package dev.usher.ticket.transfer;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoTransferLocalStackIT extends DynamoTransferContract {
    DynamoTransferLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
