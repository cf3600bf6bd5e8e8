package dev.usher.validation.rebuild;

import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.lease.Leases;
import dev.usher.platform.operations.RebuildRequests;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Looks for requests to rebuild.
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class DynamoRebuildJob {
    private final RebuildRequests requests;
    private final DoorRebuild rebuild;

    DynamoRebuildJob(
            DynamoDbClient dynamo,
            ReadableRows rows,
            Leases leases,
            Clock clock,
            ResourceNames names,
            DoorRebuild rebuild) {
        this.requests = new RebuildRequests(dynamo, rows, leases, clock, names, RebuildRequestTable.DOOR);
        this.rebuild = rebuild;
    }

    @Scheduled(fixedDelay = "1s", initialDelay = "3s")
    void answer() {
        requests.work(rebuild);
    }
}
