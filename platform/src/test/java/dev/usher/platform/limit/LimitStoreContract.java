package dev.usher.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of counts keeps.
abstract class LimitStoreContract {
    private static final Instant END = Instant.parse("2026-11-22T18:00:00Z");

    private final String key = "tests#" + UUID.randomUUID();

    abstract LimitStore store();

    @Test
    void soManyAreCountedAndNoMore() throws Exception {
        var attempts = Stream.<Callable<Boolean>>generate(() -> () -> store().count(key, 5, END))
                .limit(16)
                .toList();
        int counted = 0;
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : instances.invokeAll(attempts)) {
                counted += attempt.get() ? 1 : 0;
            }
        }

        assertThat(counted).isEqualTo(5);
        assertThat(store().count(key + "#other", 5, END)).isTrue();
    }

    @Test
    void whatIsGivenBackIsFreeAgain() {
        assertThat(store().count(key, 1, END)).isTrue();
        store().giveBack(key);
        store().giveBack(key);
        store().giveBack(key + "#none");

        assertThat(store().count(key, 1, END)).isTrue();
        assertThat(store().count(key, 1, END)).isFalse();
    }
}
