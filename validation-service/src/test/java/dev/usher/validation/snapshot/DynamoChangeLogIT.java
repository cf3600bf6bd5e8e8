package dev.usher.validation.snapshot;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ResourceNames;

@OnLocalCloud
class DynamoChangeLogIT extends ChangeLogContract {
    private final ChangeLog log;

    DynamoChangeLogIT(CloudUnderTest cloud) {
        this.log = new DynamoChangeLog(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    ChangeLog log() {
        return log;
    }
}
