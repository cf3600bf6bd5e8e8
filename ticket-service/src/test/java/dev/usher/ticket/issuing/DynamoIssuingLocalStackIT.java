package dev.usher.ticket.issuing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoIssuingLocalStackIT extends DynamoIssuingContract {
    DynamoIssuingLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
