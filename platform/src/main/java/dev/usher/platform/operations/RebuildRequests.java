package dev.usher.platform.operations;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.lease.Leases;
import dev.usher.platform.operations.Rebuild.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the requests of operations to rebuild, and answers them. One instance at a time works on them. If it
/// dies, the next one starts over, which is safe.
final class RebuildRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRequests.class);
    private static final String LEASE = "rebuild";

    /// Renewed with each report of progress.
    private static final Duration LEASE_LENGTH = Duration.ofSeconds(30);

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final Leases leases;
    private final Clock clock;
    private final String table;

    /// @param logicalName of the table with the requests
    RebuildRequests(
            DynamoDbClient dynamo,
            ReadableRows rows,
            Leases leases,
            Clock clock,
            ResourceNames names,
            String logicalName) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.leases = leases;
        this.clock = clock;
        this.table = names.table(logicalName);
    }

    /// Does what is asked for, the oldest request first, unless another instance is at it. A request that
    /// fails is answered with the failure, and not retried automatically.
    ///
    /// @throws RuntimeException if the requests cannot be read or answered; the next run continues
    void work(Rebuild rebuild) {
        for (Request request : open()) {
            if (!leases.tryTake(LEASE, LEASE_LENGTH)) {
                return;
            }
            try {
                work(request, rebuild);
            } finally {
                leases.release(LEASE);
            }
        }
    }

    private void work(Request request, Rebuild rebuild) {
        LOG.info("Rebuilding: {}", request);
        try {
            answer(request, done(request, rebuild), "");
        } catch (RuntimeException e) {
            LOG.error("The request {} failed", request, e);
            answer(request, Progress.NONE, "It failed: " + e + ". Ask again; that is safe.");
        }
    }

    private Progress done(Request request, Rebuild rebuild) {
        EventId eventId = EventId.parse(request.eventId);
        return switch (request.task) {
            case RebuildRequestTable.RESTORE ->
                rebuild.restore(eventId, request.dryRun, progress -> report(request, progress));
            case RebuildRequestTable.PUBLISH -> rebuild.publish(eventId, progress -> report(request, progress));
            default -> throw new IllegalArgumentException("there is no task " + request.task);
        };
    }

    private List<Request> open() {
        // Answered rows stay for a while; they are few and filtered out.
        var open = dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#all = :all")
                        .filterExpression("attribute_not_exists(" + RebuildRequestTable.ANSWERED_AT + ")")
                        .expressionAttributeNames(Map.of("#all", RebuildRequestTable.ALL))
                        .expressionAttributeValues(Map.of(":all", text(RebuildRequestTable.ALL_VALUE)))
                        .consistentRead(true))
                .items();
        return rows.of(table, RebuildRequestTable.REQUEST_ID, open, this::request)
                .toList();
    }

    private Request request(Map<String, AttributeValue> attributes) {
        var item = Item.of(table, attributes);
        return new Request(
                item.text(RebuildRequestTable.REQUEST_ID),
                item.text(RebuildRequestTable.EVENT_ID),
                item.text(RebuildRequestTable.TASK),
                item.flag(RebuildRequestTable.DRY_RUN));
    }

    private void report(Request request, Progress progress) {
        leases.tryTake(LEASE, LEASE_LENGTH);
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(request))
                .updateExpression("SET " + RebuildRequestTable.TICKETS_READ + " = :read, "
                        + RebuildRequestTable.TICKETS_DONE + " = :done")
                .expressionAttributeValues(Map.of(":read", number(progress.read()), ":done", number(progress.done()))));
    }

    private void answer(Request request, Progress progress, String problem) {
        dynamo.updateItem(update -> update.tableName(table)
                .key(key(request))
                .updateExpression("SET " + RebuildRequestTable.TICKETS_READ + " = :read, "
                        + RebuildRequestTable.TICKETS_DONE + " = :done, " + RebuildRequestTable.UNREADABLE
                        + " = :unreadable, " + RebuildRequestTable.PROBLEM + " = :problem, "
                        + RebuildRequestTable.ANSWERED_AT + " = :now")
                .expressionAttributeValues(Map.of(
                        ":read", number(progress.read()),
                        ":done", number(progress.done()),
                        ":unreadable", number(progress.unreadable()),
                        ":problem", text(problem),
                        ":now", instant(clock.instant()))));
    }

    private static Map<String, AttributeValue> key(Request request) {
        return Map.of(
                RebuildRequestTable.ALL, text(RebuildRequestTable.ALL_VALUE),
                RebuildRequestTable.REQUEST_ID, text(request.requestId));
    }

    private record Request(String requestId, String eventId, String task, boolean dryRun) {}
}
