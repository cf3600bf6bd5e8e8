package dev.usher.cli.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.rebuild.RebuildRequests.Request;
import dev.usher.cli.rebuild.RebuildRequests.State;
import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What services read and write is tried in platform's `RebuildRequestsIT`.
@OnLocalCloud
class RebuildRequestsIT {
    private static final String EVENT = "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1";

    private final CloudUnderTest cloud;
    private final RebuildRequests requests;

    RebuildRequestsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.requests = new RebuildRequests(cloud.dynamoDb(), cloud.environmentName());
    }

    @Test
    void theDoorIsAskedAndItsProgressAndAnswerComeBack() {
        Request request = requests.ask(RebuildRequestTable.DOOR, EVENT, RebuildRequestTable.RESTORE, true, "olga");
        assertThat(requests.state(request)).isEqualTo(new State(0, 0, 0, null));

        var row = new HashMap<>(row(request));
        assertThat(row)
                .containsEntry(RebuildRequestTable.EVENT_ID, AttributeValue.fromS(EVENT))
                .containsEntry(RebuildRequestTable.TASK, AttributeValue.fromS(RebuildRequestTable.RESTORE))
                .containsEntry(RebuildRequestTable.DRY_RUN, AttributeValue.fromBool(true))
                .containsEntry(RebuildRequestTable.ASKED_BY, AttributeValue.fromS("olga"))
                .containsKey(RebuildRequestTable.FORGET_AFTER);
        row.put(RebuildRequestTable.TICKETS_READ, AttributeValue.fromN("7"));
        row.put(RebuildRequestTable.TICKETS_DONE, AttributeValue.fromN("2"));
        put(row);
        assertThat(requests.state(request)).isEqualTo(new State(7, 2, 0, null));
        assertThat(requests.state(request).isAnswered()).isFalse();
        row.put(RebuildRequestTable.PROBLEM, AttributeValue.fromS(""));
        put(row);

        assertThat(requests.state(request)).isEqualTo(new State(7, 2, 0, ""));
        assertThat(requests.state(request).isAnswered()).isTrue();
    }

    private void put(Map<String, AttributeValue> row) {
        cloud.dynamoDb()
                .putItem(put ->
                        put.tableName(cloud.nameOf(RebuildRequestTable.DOOR)).item(row));
    }

    private Map<String, AttributeValue> row(Request request) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(RebuildRequestTable.DOOR))
                        .key(Map.of(
                                RebuildRequestTable.ALL, AttributeValue.fromS(RebuildRequestTable.ALL_VALUE),
                                RebuildRequestTable.REQUEST_ID, AttributeValue.fromS(request.requestId())))
                        .consistentRead(true))
                .item();
    }
}
