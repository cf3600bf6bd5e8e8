package dev.usher.cli.rebuild;

import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Asks ticket-service and validation-service of one environment to rebuild, each through its own table for
/// such requests.
final class RebuildRequests implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final AttributeValue ZERO = AttributeValue.fromN("0");

    private final DynamoDbClient dynamo;
    private final String environment;

    RebuildRequests(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.environment = environment;
    }

    /// Asks for something.
    ///
    /// @param table logical name: whose table it is decides who is asked
    /// @param task as [RebuildRequestTable#TASK]
    /// @return the request
    Request ask(String table, String eventId, String task, boolean dryRun, String askedBy) {
        Instant now = Instant.now();
        var request = new Request(table, now + "#" + UUID.randomUUID());
        var row = new HashMap<>(request.key());
        row.put(RebuildRequestTable.EVENT_ID, AttributeValue.fromS(eventId));
        row.put(RebuildRequestTable.TASK, AttributeValue.fromS(task));
        row.put(RebuildRequestTable.DRY_RUN, AttributeValue.fromBool(dryRun));
        row.put(RebuildRequestTable.ASKED_BY, AttributeValue.fromS(askedBy));
        row.put(
                RebuildRequestTable.FORGET_AFTER,
                AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        dynamo.putItem(put -> put.tableName(name(table)).item(row));
        return request;
    }

    /// How far the service is with a request.
    State state(Request request) {
        Map<String, AttributeValue> row = dynamo.getItem(get ->
                        get.tableName(name(request.table)).key(request.key()).consistentRead(true))
                .item();
        AttributeValue problem = row.get(RebuildRequestTable.PROBLEM);
        return new State(
                number(row, RebuildRequestTable.TICKETS_READ),
                number(row, RebuildRequestTable.TICKETS_DONE),
                number(row, RebuildRequestTable.UNREADABLE),
                problem == null ? null : problem.s());
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private String name(String table) {
        return Topology.load().physicalName(table, environment);
    }

    private static int number(Map<String, AttributeValue> row, String attribute) {
        return Integer.parseInt(row.getOrDefault(attribute, ZERO).n());
    }

    /// A request that was made.
    record Request(String table, String requestId) {
        private Map<String, AttributeValue> key() {
            return Map.of(
                    RebuildRequestTable.ALL, AttributeValue.fromS(RebuildRequestTable.ALL_VALUE),
                    RebuildRequestTable.REQUEST_ID, AttributeValue.fromS(requestId));
        }
    }

    /// How far it is.
    ///
    /// @param read the number of recorded tickets that were looked at
    /// @param done the number of those that were restored or published, or would be
    /// @param unreadable the number of rows of the record that were left out, because they cannot be read
    /// @param problem absent until there is an answer; a sentence if something failed, otherwise empty
    record State(
            int read, int done, int unreadable, @Nullable String problem) {
        boolean isAnswered() {
            return problem != null;
        }
    }
}
