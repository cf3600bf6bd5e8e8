package dev.usher.ticket.smtp;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoMailLedgerLocalStackIT extends DynamoMailLedgerContract {
    DynamoMailLedgerLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
