package dev.usher.cli.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.reconcile.Comparison.Finding;
import dev.usher.cli.reconcile.Reconciliation.Step;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What payment-service reads and writes is tried in its own `DynamoReconcileRequestsIT`.
@OnLocalCloud
class ReconciliationIT {
    private static final String REGISTRATION = "REG#0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final CloudUnderTest cloud;
    private final Reconciliation reconciliation;

    ReconciliationIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.reconciliation = new Reconciliation(cloud.dynamoDb(), cloud.environmentName());
    }

    @Test
    void aRequestIsUnansweredUntilTheServiceAnswers() throws InterruptedException {
        String id = reconciliation.ask(REGISTRATION, false, "olga");
        assertThat(reconciliation.await(id, REGISTRATION, false, Instant.EPOCH))
                .isEqualTo(Comparison.unanswered(REGISTRATION, false));

        answer(id);

        Comparison answered = reconciliation.await(id, REGISTRATION, false, Instant.EPOCH);
        assertThat(answered)
                .isEqualTo(new Comparison(
                        REGISTRATION,
                        false,
                        NOW,
                        4,
                        List.of(
                                new Finding("paid_not_here", REGISTRATION, "pi_1", true),
                                new Finding("amount_differs", REGISTRATION, "pi_1", false),
                                new Finding("item_failed", REGISTRATION, "timed out", false)),
                        1,
                        null));
        assertThat(List.of(answered.settled(), answered.open(), answered.missed()))
                .containsExactly(1L, 2L, 1L);
        assertThat(reconciliation.state().requests()).contains(answered);
    }

    @Test
    void theRegularRunsSayHowFarTheyCame() {
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("payment-leases"))
                        .item(Map.of(
                                "leaseId", AttributeValue.fromS("WATERMARK#audit"),
                                "doneUntil", AttributeValue.fromS("2026-11-22T12:00:00.000Z"))));

        assertThat(reconciliation.state().steps())
                .containsExactly(
                        new Step("undelivered-events", null),
                        new Step("forgotten-intents", null),
                        new Step("audit", NOW));
    }

    private void answer(String id) {
        Map<String, AttributeValue> key = Map.of(
                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(id));
        String table = cloud.nameOf(RepublishRequestTable.NAME);
        var answered = new HashMap<>(
                cloud.dynamoDb().getItem(get -> get.tableName(table).key(key)).item());
        assertThat(answered)
                .containsEntry(RepublishRequestTable.ASKED_BY, AttributeValue.fromS("olga"))
                .containsKey(RepublishRequestTable.FORGET_AFTER);
        answered.put(RepublishRequestTable.ANSWERED_AT, AttributeValue.fromS(NOW.toString()));
        answered.put(RepublishRequestTable.CHECKED, AttributeValue.fromN("4"));
        answered.put(RepublishRequestTable.LEFT_OUT, AttributeValue.fromN("1"));
        answered.put(RepublishRequestTable.PROBLEM, AttributeValue.fromS(""));
        answered.put(
                RepublishRequestTable.FINDINGS,
                AttributeValue.fromL(List.of(
                        finding("paid_not_here", "pi_1", true),
                        finding("amount_differs", "pi_1", false),
                        finding("item_failed", "timed out", false))));
        cloud.dynamoDb().putItem(put -> put.tableName(table).item(answered));
    }

    private static AttributeValue finding(String what, String detail, boolean isSettled) {
        return AttributeValue.fromM(Map.of(
                RepublishRequestTable.WHAT, AttributeValue.fromS(what),
                RepublishRequestTable.SUBJECT, AttributeValue.fromS(REGISTRATION),
                RepublishRequestTable.DETAIL, AttributeValue.fromS(detail),
                RepublishRequestTable.SETTLED, AttributeValue.fromBool(isSettled)));
    }
}
