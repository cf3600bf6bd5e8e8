package dev.usher.ticket.issuing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class S3TicketPdfsIT extends S3TicketPdfsContract {
    S3TicketPdfsIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
