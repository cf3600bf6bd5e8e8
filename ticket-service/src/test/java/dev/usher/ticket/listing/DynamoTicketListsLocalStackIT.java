package dev.usher.ticket.listing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoTicketListsLocalStackIT extends DynamoTicketListsContract {
    DynamoTicketListsLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
