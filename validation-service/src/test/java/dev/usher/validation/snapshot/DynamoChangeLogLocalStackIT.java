package dev.usher.validation.snapshot;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;
import dev.usher.platform.aws.ResourceNames;

@OnLocalStack
class DynamoChangeLogLocalStackIT extends ChangeLogContract {
    private final ChangeLog log;

    DynamoChangeLogLocalStackIT(CloudUnderTest cloud) {
        this.log = new DynamoChangeLog(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    ChangeLog log() {
        return log;
    }
}
