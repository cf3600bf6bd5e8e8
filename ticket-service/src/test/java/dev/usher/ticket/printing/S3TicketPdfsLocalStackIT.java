package dev.usher.ticket.printing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class S3TicketPdfsLocalStackIT extends S3TicketPdfsContract {
    S3TicketPdfsLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
