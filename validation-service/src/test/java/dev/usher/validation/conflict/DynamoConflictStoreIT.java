package dev.usher.validation.conflict;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

@OnEachCloud
class DynamoConflictStoreIT extends ConflictStoreContract {
    private final ConflictStore store;

    DynamoConflictStoreIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.store = new DynamoConflictStore(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                Outbox.detached("validation-outbox", names, Clock.systemUTC()),
                new ReadableRows(new SimpleMeterRegistry()),
                names);
    }

    @Override
    ConflictStore store() {
        return store;
    }
}
