package dev.usher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpsTest {
    private final AtomicInteger warmed = new AtomicInteger();

    @Test
    void whatFailsDoesNotStopTheOthers() {
        WarmUp failing = () -> {
            throw new IllegalStateException("S3 cannot be reached");
        };

        new WarmUps(List.of(failing, warmed::incrementAndGet)).warmUp();

        assertThat(warmed).hasValue(1);
    }

    @Test
    void aStartDoesNotWaitForWhatNeverEnds() {
        var never = new CompletableFuture<Void>();

        new WarmUps(List.of(never::join), Duration.ofMillis(1)).warmUp();

        assertThat(never).isNotDone();
    }
}
