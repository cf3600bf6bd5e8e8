package dev.usher.ticket.listing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;

@OnLocalCloud
class DynamoTicketListsIT extends DynamoTicketListsContract {
    DynamoTicketListsIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
