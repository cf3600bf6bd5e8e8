package dev.usher.validation.search;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;

@OnEachCloud
class DynamoSearchIndexIT extends SearchIndexContract {
    private final SearchIndex index;

    DynamoSearchIndexIT(CloudUnderTest cloud) {
        this.index = new DynamoSearchIndex(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    SearchIndex index() {
        return index;
    }
}
