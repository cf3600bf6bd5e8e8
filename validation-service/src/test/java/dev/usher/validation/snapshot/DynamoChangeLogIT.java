package dev.usher.validation.snapshot;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import java.time.Clock;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoChangeLogIT extends ChangeLogContract {
    private final ChangeLog log;

    DynamoChangeLogIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.log = new DynamoChangeLog(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                Outbox.detached("validation-outbox", names, Clock.systemUTC()),
                names);
    }

    @Override
    ChangeLog log() {
        return log;
    }
}
