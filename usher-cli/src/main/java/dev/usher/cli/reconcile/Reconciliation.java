package dev.usher.cli.reconcile;

import dev.usher.cli.cloud.Row;
import dev.usher.cli.republish.PaymentRequests;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.contracts.topology.Topology;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The reconciliation of payment-service in one environment: what it does on its own, and on request.
final class Reconciliation {
    /// The watermarks of its steps, in the order in which they run.
    private static final List<String> STEPS = List.of("undelivered-events", "forgotten-intents", "audit");

    private static final int MOST_REQUESTS = 10;

    private final DynamoDbClient dynamo;
    private final PaymentRequests requests;
    private final String leases;

    Reconciliation(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.requests = new PaymentRequests(dynamo, environment);
        this.leases = Topology.load().physicalName("payment-leases", environment);
    }

    /// Asks for a comparison.
    ///
    /// @param what a registration, or a period
    /// @return the request's id
    String ask(String what, boolean dryRun, String askedBy) {
        return requests.ask(RepublishRequestTable.RECONCILE, what, dryRun, askedBy);
    }

    /// What came of it by the deadline.
    Comparison await(String requestId, String what, boolean dryRun, Instant deadline) throws InterruptedException {
        return requests.await(requestId, deadline)
                .map(Comparison::of)
                .orElseGet(() -> Comparison.unanswered(what, dryRun));
    }

    /// How far the regular runs came, and the newest requests.
    State state() {
        return new State(
                STEPS.stream().map(this::step).toList(),
                requests.newest(RepublishRequestTable.RECONCILE, MOST_REQUESTS).stream()
                        .map(Comparison::of)
                        .toList());
    }

    private Step step(String name) {
        var row = new Row(dynamo.getItem(get -> get.tableName(leases)
                        .key(Map.of("leaseId", AttributeValue.fromS("WATERMARK#" + name)))
                        .consistentRead(true))
                .item());
        return new Step(name, row.instant("doneUntil").orElse(null));
    }

    /// @param steps of the regular runs
    /// @param requests the newest, the newest first
    @Serdeable
    record State(List<Step> steps, List<Comparison> requests) {}

    /// @param doneUntil everything before is done; absent if the step never ran
    @Serdeable
    record Step(String step, @Nullable Instant doneUntil) {}
}
