package dev.usher.platform.operations;

import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.lease.Leases;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Looks for requests to rebuild, in a service that can.
@Singleton
@Requires(bean = Rebuild.class)
@Requires(property = "usher.background", notEquals = "false")
final class RebuildJob {
    private final RebuildRequests requests;
    private final Rebuild rebuild;

    RebuildJob(
            DynamoDbClient dynamo,
            ReadableRows rows,
            Leases leases,
            Clock clock,
            ResourceNames names,
            Rebuild rebuild) {
        this.requests = new RebuildRequests(dynamo, rows, leases, clock, names, rebuild.requestTable());
        this.rebuild = rebuild;
    }

    @Scheduled(fixedDelay = "3s", initialDelay = "3s")
    void answer() {
        requests.work(rebuild);
    }
}
