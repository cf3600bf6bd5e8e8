package dev.usher.ticket.lifecycle;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.TicketPdfs;

/// The contract on DynamoDB and S3, wherever they run.
@OnEachCloud
class DynamoChangeIT extends ChangeContract {
    private final CloudUnderTest cloud;
    private final TicketStore store;
    private final TicketPdfs pdfs;

    DynamoChangeIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.store = DynamoStores.tickets(cloud);
        this.pdfs = DynamoStores.pdfs(cloud);
    }

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    TicketPdfs pdfs() {
        return pdfs;
    }

    @Override
    boolean isInOutbox(String messageId) {
        return DynamoStores.isInOutbox(cloud, messageId);
    }
}
