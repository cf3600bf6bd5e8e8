package dev.usher.platform.lease;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;
import java.time.Clock;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoLeasesIT extends LeasesContract {
    private final CloudUnderTest cloud;
    private final String table;

    DynamoLeasesIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.table = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000")
                .table("payment-leases");
    }

    @Override
    Leases leases(String holder, Clock clock) {
        return new DynamoLeases(cloud.dynamoDb(), table, holder, clock);
    }
}
