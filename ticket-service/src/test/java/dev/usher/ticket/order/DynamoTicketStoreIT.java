package dev.usher.ticket.order;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoTicketStoreIT extends DynamoTicketStoreContract {
    DynamoTicketStoreIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
