package dev.usher.validation.admission;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;

@OnEachCloud
class DynamoAdmissionStoreIT extends AdmissionStoreContract {
    private final AdmissionStore store;

    DynamoAdmissionStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoAdmissionStore(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    AdmissionStore store() {
        return store;
    }
}
