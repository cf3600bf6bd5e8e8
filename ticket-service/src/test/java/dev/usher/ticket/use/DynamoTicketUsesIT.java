package dev.usher.ticket.use;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.ticket.order.DynamoStores;

@OnEachCloud
class DynamoTicketUsesIT extends TicketUsesContract {
    private final TicketUses uses;

    DynamoTicketUsesIT(CloudUnderTest cloud) {
        this.uses = new DynamoTicketUses(cloud.dynamoDb(), DynamoStores.names(cloud));
    }

    @Override
    TicketUses uses() {
        return uses;
    }
}
