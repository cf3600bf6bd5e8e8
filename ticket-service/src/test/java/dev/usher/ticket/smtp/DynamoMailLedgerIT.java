package dev.usher.ticket.smtp;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoMailLedgerIT extends DynamoMailLedgerContract {
    DynamoMailLedgerIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
