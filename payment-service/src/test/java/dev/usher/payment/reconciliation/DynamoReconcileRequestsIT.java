package dev.usher.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.payment.CloudContext;
import dev.usher.payment.operations.DynamoOperatorRequests;
import dev.usher.payment.operations.DynamoOperatorRequests.Kind;
import dev.usher.payment.reconciliation.Findings.What;
import dev.usher.payment.reconciliation.ReconcileAnswer.Finding;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnEachCloud
class DynamoReconcileRequestsIT {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final CloudUnderTest cloud;

    DynamoReconcileRequestsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void aRequestIsAnsweredOnceAndOnlyByItsReader() {
        try (var context = new CloudContext(cloud)) {
            var requests = context.bean(ReconcileRequests.class);
            String id = put();

            List<ReconcileRequest> open = requests.open(10);
            assertThat(open).containsExactly(new ReconcileRequest(id, "REG#1", true));
            assertThat(context.bean(DynamoOperatorRequests.class).open(Kind.REPUBLISH, 10, item -> item))
                    .isEmpty();
            var finding = new Finding(What.PAID_NOT_HERE, "REG#1", "pi_1", true);
            requests.answer(open.getFirst(), new ReconcileAnswer(3, List.of(finding), 2, ""), NOW);
            requests.answer(open.getFirst(), ReconcileAnswer.problem("too late"), NOW);

            assertThat(requests.open(10)).isEmpty();
            assertThat(row(id))
                    .containsEntry(RepublishRequestTable.CHECKED, AttributeValue.fromN("3"))
                    .containsEntry(RepublishRequestTable.LEFT_OUT, AttributeValue.fromN("2"))
                    .containsEntry(RepublishRequestTable.PROBLEM, AttributeValue.fromS(""))
                    .containsEntry(
                            RepublishRequestTable.FINDINGS,
                            AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                                    RepublishRequestTable.WHAT, AttributeValue.fromS("paid_not_here"),
                                    RepublishRequestTable.SUBJECT, AttributeValue.fromS("REG#1"),
                                    RepublishRequestTable.DETAIL, AttributeValue.fromS("pi_1"),
                                    RepublishRequestTable.SETTLED, AttributeValue.fromBool(true))))));
        }
    }

    private String put() {
        String id = NOW + "#" + UUID.randomUUID();
        var item = new HashMap<>(key(id));
        item.put(RepublishRequestTable.RECONCILE, AttributeValue.fromS("REG#1"));
        item.put(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(true));
        cloud.dynamoDb()
                .putItem(put ->
                        put.tableName(cloud.nameOf(RepublishRequestTable.NAME)).item(item));
        return id;
    }

    private Map<String, AttributeValue> row(String id) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(RepublishRequestTable.NAME))
                        .key(key(id))
                        .consistentRead(true))
                .item();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(
                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(id));
    }
}
