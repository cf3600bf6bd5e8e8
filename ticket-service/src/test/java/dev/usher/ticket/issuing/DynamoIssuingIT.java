package dev.usher.ticket.issuing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoIssuingIT extends DynamoIssuingContract {
    DynamoIssuingIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
