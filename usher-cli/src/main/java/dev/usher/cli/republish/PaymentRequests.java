package dev.usher.cli.republish;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Asks payment-service of one environment for something, through a table for such requests.
public final class PaymentRequests {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final DynamoDbClient dynamo;
    private final String table;

    /// Requests of one environment.
    public PaymentRequests(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.table = Topology.load().physicalName(RepublishRequestTable.NAME, environment);
    }

    /// Asks.
    ///
    /// @param what the attribute that says for what
    /// @param dryRun whether nothing may change
    /// @param askedBy who asks, for those who look later
    /// @return the request's id
    public String ask(String what, String value, boolean dryRun, String askedBy) {
        Instant now = Instant.now();
        String requestId = now + "#" + UUID.randomUUID();
        var row = new HashMap<>(key(requestId));
        row.put(what, AttributeValue.fromS(value));
        row.put(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(dryRun));
        row.put(RepublishRequestTable.ASKED_BY, AttributeValue.fromS(askedBy));
        row.put(
                RepublishRequestTable.FORGET_AFTER,
                AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        dynamo.putItem(put -> put.tableName(table).item(row));
        return requestId;
    }

    /// The request with its answer, when there is one.
    ///
    /// @return empty if there is none by the deadline
    public Optional<Row> await(String requestId, Instant deadline) throws InterruptedException {
        Optional<Row> answer = answer(requestId);
        while (answer.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            answer = answer(requestId);
        }
        return answer;
    }

    /// The request with its answer, once there is one.
    public Optional<Row> answer(String requestId) {
        return Optional.of(new Row(dynamo.getItem(
                                get -> get.tableName(table).key(key(requestId)).consistentRead(true))
                        .item()))
                .filter(row -> row.has(RepublishRequestTable.ANSWERED_AT));
    }

    /// The newest requests that have an attribute, answered or not, the newest first.
    ///
    /// @param most how many at most
    public List<Row> newest(String what, int most) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#all = :all")
                        .filterExpression("attribute_exists(#what)")
                        .expressionAttributeNames(Map.of("#all", RepublishRequestTable.ALL, "#what", what))
                        .expressionAttributeValues(
                                Map.of(":all", AttributeValue.fromS(RepublishRequestTable.ALL_VALUE)))
                        .scanIndexForward(false)
                        .consistentRead(true))
                .items()
                .stream()
                .limit(most)
                .map(Row::new)
                .toList();
    }

    private static Map<String, AttributeValue> key(String requestId) {
        return Map.of(
                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(requestId));
    }
}
