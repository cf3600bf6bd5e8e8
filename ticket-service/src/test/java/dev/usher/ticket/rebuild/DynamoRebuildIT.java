package dev.usher.ticket.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.TicketRecord;
import dev.usher.ticket.order.TicketStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

    @Test
    void anOrderWhoseRecordCannotBeReadIsLeftAsItIsAndStopsNoOther() {
        issue(1);
        lose(order());
        String table = cloud.nameOf("ticket-record");
        var key = Map.of(
                "recordOf", AttributeValue.fromS(order().toString()), "recordId", AttributeValue.fromS("unreadable"));
        var broken = new HashMap<>(key);
        broken.put("order", AttributeValue.fromS("nonsense"));
        cloud.dynamoDb().putItem(put -> put.tableName(table).item(broken));

        int unreadable = restored(false).unreadable();
        boolean isLeft = store().ofRegistration(order()).isEmpty();
        cloud.dynamoDb().deleteItem(delete -> delete.tableName(table).key(key));

        assertThat(unreadable).isEqualTo(1);
        assertThat(isLeft).isTrue();
        assertThat(restored(false).unreadable()).isZero();
        assertThat(store().ofRegistration(order())).hasSize(1);
    }
}
