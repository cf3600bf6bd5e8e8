package dev.usher.ticket.order;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoTicketStoreIT extends TicketStoreContract {
    private final CloudUnderTest cloud;
    private final TicketStore store;

    DynamoTicketStoreIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.store = DynamoStores.tickets(cloud);
    }

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    boolean isInOutbox(String messageId) {
        return DynamoStores.isInOutbox(cloud, messageId);
    }
}
