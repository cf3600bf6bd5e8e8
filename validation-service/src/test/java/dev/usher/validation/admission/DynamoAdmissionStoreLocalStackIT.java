package dev.usher.validation.admission;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalStack;
import dev.usher.platform.aws.ResourceNames;

@OnLocalStack
class DynamoAdmissionStoreLocalStackIT extends AdmissionStoreContract {
    private final AdmissionStore store;

    DynamoAdmissionStoreLocalStackIT(CloudUnderTest cloud) {
        this.store = new DynamoAdmissionStore(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    AdmissionStore store() {
        return store;
    }
}
