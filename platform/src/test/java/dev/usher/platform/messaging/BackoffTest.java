package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(7), Duration.ofSeconds(2), Duration.ofMinutes(5));

    @Test
    void theWaitDoublesAndKeepsAtLeastHalfOfIt() {
        assertThat(backoff.after(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(backoff.after(4)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
    }

    @Test
    void theWaitEndsAtFiveMinutes() {
        assertThat(backoff.after(1000)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void messagesThatFailedTogetherDoNotComeBackTogether() {
        assertThat(backoff.after(5)).isNotEqualTo(backoff.after(5));
    }
}
