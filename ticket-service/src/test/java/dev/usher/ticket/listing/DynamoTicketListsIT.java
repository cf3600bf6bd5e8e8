package dev.usher.ticket.listing;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.TicketStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoTicketListsIT extends TicketListsContract {
    private final TicketStore store;
    private final TicketLists lists;

    DynamoTicketListsIT(CloudUnderTest cloud) {
        this.store = DynamoStores.tickets(cloud);
        this.lists = new DynamoTicketLists(
                cloud.dynamoDb(), new ReadableRows(new SimpleMeterRegistry()), DynamoStores.names(cloud));
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
