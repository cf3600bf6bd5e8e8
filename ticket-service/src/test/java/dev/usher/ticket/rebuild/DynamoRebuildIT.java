package dev.usher.ticket.rebuild;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.TicketRecord;
import dev.usher.ticket.order.TicketStore;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoRebuildIT extends RebuildContract {
    private final CloudUnderTest cloud;

    DynamoRebuildIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Override
    TicketStore store() {
        return DynamoStores.tickets(cloud);
    }

    @Override
    TicketRecord record() {
        return DynamoStores.record(cloud);
    }

    @Override
    void lose(RegistrationId registrationId) {
        DynamoStores.lose(cloud, registrationId);
    }

    @Override
    boolean isInOutbox(String messageId) {
        return DynamoStores.isInOutbox(cloud, messageId);
    }
}
