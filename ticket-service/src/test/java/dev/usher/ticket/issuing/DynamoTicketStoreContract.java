package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The contract on DynamoDB, wherever it runs.
abstract class DynamoTicketStoreContract extends TicketStoreContract {
    private final CloudUnderTest cloud;
    private final TicketStore store;

    DynamoTicketStoreContract(CloudUnderTest cloud) {
        this.cloud = cloud;
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.store = new DynamoTicketStore(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                Outbox.detached("ticket-outbox", names, Clock.systemUTC()),
                names);
    }

    @Override
    TicketStore store() {
        return store;
    }

    @Override
    long messagesOf(RegistrationId registrationId) {
        var key = Map.of("outboxId", AttributeValue.fromS("TicketIssued#" + registrationId));
        return cloud.dynamoDb()
                        .getItem(get -> get.tableName(cloud.nameOf("ticket-outbox"))
                                .key(key)
                                .consistentRead(true))
                        .hasItem()
                ? 1
                : 0;
    }
}
