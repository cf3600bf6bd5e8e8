package dev.usher.platform.outbox;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import org.junit.jupiter.api.Test;

@OnLocalCloud
class SnsMessagePublisherIT extends SnsMessagePublisherContract {
    SnsMessagePublisherIT(CloudUnderTest cloud) {
        super(cloud);
    }

    /// AWS refuses the whole batch for it, as local-cloud does; LocalStack 4.14 takes it.
    @Test
    void aBatchThatIsRefusedForOneOfItGoesOnceMoreOneByOne() {
        assertThatAllButThisAreAccepted(row("empty", ""));
    }
}
