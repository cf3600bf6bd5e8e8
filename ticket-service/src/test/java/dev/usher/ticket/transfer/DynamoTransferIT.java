package dev.usher.ticket.transfer;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoTransferIT extends DynamoTransferContract {
    DynamoTransferIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
