package dev.usher.validation.device;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

@OnEachCloud
class DynamoDeviceStoreIT extends DeviceStoreContract {
    private final DeviceStore store;

    DynamoDeviceStoreIT(CloudUnderTest cloud) {
        this.store = new DynamoDeviceStore(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                new ReadableRows(new SimpleMeterRegistry()),
                ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    DeviceStore store() {
        return store;
    }
}
