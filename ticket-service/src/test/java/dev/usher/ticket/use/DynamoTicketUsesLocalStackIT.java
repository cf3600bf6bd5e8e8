package dev.usher.ticket.use;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;
import dev.usher.ticket.order.DynamoStores;

@OnLocalStack
class DynamoTicketUsesLocalStackIT extends TicketUsesContract {
    private final TicketUses uses;

    DynamoTicketUsesLocalStackIT(CloudUnderTest cloud) {
        this.uses = new DynamoTicketUses(cloud.dynamoDb(), DynamoStores.names(cloud));
    }

    @Override
    TicketUses uses() {
        return uses;
    }
}
