package dev.usher.cli.republish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.republish.RepublishRequests.Answer;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What payment-service reads and writes is tried in its own `RepublishContract`.
@OnLocalCloud
class RepublishRequestsIT {
    private static final String REGISTRATION = "REG#0f8fad5b-d9cb-469f-a165-70867728950e";

    private final CloudUnderTest cloud;
    private final RepublishRequests requests;

    RepublishRequestsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.requests = new RepublishRequests(cloud.dynamoDb(), cloud.environmentName());
    }

    @Test
    void oneRegistrationIsAskedForAndTheAnswerComesBack() {
        String id = requests.ask(REGISTRATION, false, "olga");
        assertThat(requests.answer(id)).isEmpty();

        Map<String, AttributeValue> row = row(id);
        assertThat(row)
                .containsEntry(RepublishRequestTable.REGISTRATION_ID, AttributeValue.fromS(REGISTRATION))
                .containsEntry(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(false))
                .containsEntry(RepublishRequestTable.ASKED_BY, AttributeValue.fromS("olga"))
                .containsKey(RepublishRequestTable.FORGET_AFTER)
                .doesNotContainKey(RepublishRequestTable.SINCE);
        var answered = new HashMap<>(row);
        answered.put(RepublishRequestTable.ANSWERED_AT, AttributeValue.fromS("2026-11-22T12:00:00Z"));
        answered.put(RepublishRequestTable.PROBLEM, AttributeValue.fromS(""));
        answered.put(
                RepublishRequestTable.REGISTRATIONS, AttributeValue.fromL(List.of(AttributeValue.fromS(REGISTRATION))));
        cloud.dynamoDb()
                .putItem(put ->
                        put.tableName(cloud.nameOf(RepublishRequestTable.NAME)).item(answered));

        assertThat(requests.answer(id)).contains(new Answer(List.of(REGISTRATION), ""));
    }

    @Test
    void aTimeIsAskedForInItsPlace() {
        String id = requests.askSince(Instant.parse("2026-11-22T12:00:00Z"), true, "olga");

        assertThat(row(id))
                .containsEntry(RepublishRequestTable.SINCE, AttributeValue.fromS("2026-11-22T12:00:00Z"))
                .containsEntry(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(true))
                .doesNotContainKey(RepublishRequestTable.REGISTRATION_ID);
    }

    private Map<String, AttributeValue> row(String id) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(RepublishRequestTable.NAME))
                        .key(Map.of(
                                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
    }
}
