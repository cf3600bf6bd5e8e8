package dev.usher.ticket.order;

import dev.usher.localcloud.testing.CloudUnderTest;

/// The contract on DynamoDB, wherever it runs.
abstract class DynamoTicketStoreContract extends TicketStoreContract {
    private final CloudUnderTest cloud;
    private final TicketStore store;

    DynamoTicketStoreContract(CloudUnderTest cloud) {
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
