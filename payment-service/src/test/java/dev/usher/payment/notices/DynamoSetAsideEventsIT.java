package dev.usher.payment.notices;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.CloudContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@OnLocalCloud
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoSetAsideEventsIT extends SetAsideEventsContract {
    private final CloudContext context;

    DynamoSetAsideEventsIT(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    SetAsideEvents store() {
        return context.bean(SetAsideEvents.class);
    }
}
