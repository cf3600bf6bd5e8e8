package dev.usher.ticket.order;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;

@OnLocalStack
class DynamoTicketStoreLocalStackIT extends DynamoTicketStoreContract {
    DynamoTicketStoreLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
