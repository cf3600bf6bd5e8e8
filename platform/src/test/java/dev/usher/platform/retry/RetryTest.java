package dev.usher.platform.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final AtomicInteger tried = new AtomicInteger();

    @Test
    void theFirstResultIsTheLastAttempt() {
        int won = Retry.untilWon(
                "the row", () -> Optional.of(tried.incrementAndGet()).filter(attempt -> attempt == 3));

        assertThat(won).isEqualTo(3);
        assertThat(tried).hasValue(3);
    }

    @Test
    void afterTheLastAttemptItSaysWhatChanges() {
        assertThatThrownBy(() -> Retry.untilWon("the row", () -> {
                    tried.incrementAndGet();
                    return Optional.empty();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the row changes faster than it can be read");
        assertThat(tried).hasValue(30);
    }
}
