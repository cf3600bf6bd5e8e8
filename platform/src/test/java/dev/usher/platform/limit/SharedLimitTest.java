package dev.usher.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T18:00:45Z"));
    private final InMemoryLimitStore store = new InMemoryLimitStore();
    private final SharedLimit one = limit(2, MINUTE);
    private final SharedLimit other = limit(2, MINUTE);

    @Test
    void instancesCountTogetherUntilTheTimeIsOver() {
        assertThat(one.count("ada")).isEmpty();
        assertThat(other.count("ada")).isEmpty();

        assertThat(one.count("ada")).contains(Duration.ofSeconds(15));
        assertThat(other.count("ben")).isEmpty();
        clock.advance(Duration.ofSeconds(15));
        assertThat(limit(2, MINUTE).count("ada")).isEmpty();
    }

    @Test
    void aFloodCostsNoCallsOnceItsInstanceHasCountedEnough() {
        one.count("ada");
        one.count("ada");
        store.isAway(true);

        assertThat(one.count("ada")).isPresent();
    }

    @Test
    void whileTheCountsAreAwayTheLimitHoldsPerInstance() {
        store.isAway(true);

        for (SharedLimit instance : new SharedLimit[] {one, other}) {
            assertThat(instance.count("ada")).isEmpty();
            assertThat(instance.count("ada")).isEmpty();
            assertThat(instance.count("ada")).isPresent();
        }
    }

    @Test
    void whoCanWaitIsCountedLater() throws InterruptedException {
        var perSecond = new SharedLimit("call", 1, Duration.ofSeconds(1), store, Clock.systemUTC());
        perSecond.count("ada");

        assertThat(perSecond.await("ada", Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void nobodyWaitsLongerThanTheyAreReadyTo() throws InterruptedException {
        one.count("ada");
        other.count("ada");

        assertThat(one.await("ada", Duration.ofSeconds(14))).contains(Duration.ofSeconds(15));
    }

    @Test
    void whatDidNotCountIsGivenBackEverywhere() {
        one.count("ada");
        one.count("ada");
        one.giveBack("ada");

        assertThat(other.count("ada")).isEmpty();
        assertThat(other.count("ada")).isPresent();
    }

    @Test
    void aDayIsCountedAsADay() {
        SharedLimit ofTheDay = limit(2, Duration.ofDays(1));
        ofTheDay.count("ada");
        clock.advance(Duration.ofHours(3));
        ofTheDay.count("ada");

        assertThat(limit(2, Duration.ofDays(1)).count("ada"))
                .contains(Duration.ofHours(3).minusSeconds(45));
    }

    @Test
    void aSecondIsCountedAsASecond() {
        SharedLimit ofTheSecond = limit(2, Duration.ofSeconds(1));
        ofTheSecond.count("all");
        ofTheSecond.count("all");

        assertThat(limit(2, Duration.ofSeconds(1)).count("all")).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(ofTheSecond.count("all")).isEmpty();
    }

    @Test
    void noCallerCanBeReadFromTheCounts() {
        one.count("ada@example.org");

        assertThat(store.counts()).hasSize(1);
        assertThat(store.counts().keySet().iterator().next())
                .startsWith("tests#")
                .doesNotContain("ada");
    }

    private SharedLimit limit(int most, Duration within) {
        return new SharedLimit("tests", most, within, store, clock);
    }
}
