package dev.usher.ticket.listing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.TicketStore;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoTicketListsIT extends TicketListsContract {
    private final TicketStore store;
    private final TicketLists lists;

    DynamoTicketListsIT(CloudUnderTest cloud) {
        this.store = DynamoStores.tickets(cloud);
        this.lists = new DynamoTicketLists(cloud.dynamoDb(), DynamoStores.names(cloud));
    }

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    TicketLists lists() {
        return lists;
    }
}
