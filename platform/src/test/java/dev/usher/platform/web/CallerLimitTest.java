package dev.usher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallerLimitTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final CallerLimit limit = new CallerLimit(2, clock);

    @Test
    void soManyAtOnceAndTheNextHasToWait() {
        assertThat(limit.count("ada")).isEmpty();
        assertThat(limit.count("ada")).isEmpty();

        assertThat(limit.count("ada")).contains(Duration.ofSeconds(30));
    }

    @Test
    void oneCallerDoesNotSlowAnotherDown() {
        limit.count("ada");
        limit.count("ada");

        assertThat(limit.count("ben")).isEmpty();
    }

    @Test
    void timeGivesThemBackOneByOne() {
        limit.count("ada");
        limit.count("ada");
        clock.advance(Duration.ofSeconds(30));

        assertThat(limit.count("ada")).isEmpty();
        assertThat(limit.count("ada")).isPresent();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        limit.count("ada");
        limit.count("ada");
        limit.giveBack("ada");

        assertThat(limit.count("ada")).isEmpty();
    }

    @Test
    void ofSeveralAsManyCountAsTheLimitLeaves() {
        assertThat(limit.count("ada")).isEmpty();

        assertThat(limit.countUpTo("ada", 2)).isEqualTo(1);
        assertThat(limit.countUpTo("ada", 2)).isZero();
        assertThat(limit.waitFor("ada", 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(limit.count("ada")).contains(Duration.ofSeconds(30));
    }

    @Test
    void aLimitOfTheDayHoldsForWhoeverNeverExceedsThatOfTheMinute() {
        var ofTheDay = new CallerLimit(2, 24, clock);
        for (int minute = 0; minute < 24; minute++) {
            assertThat(ofTheDay.count("ada")).isEmpty();
            clock.advance(Duration.ofSeconds(30));
        }

        Duration wait = ofTheDay.count("ada").orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofMinutes(48));
        clock.advance(wait);
        assertThat(ofTheDay.count("ada")).isEmpty();
    }

    @Test
    void theAnswerSaysWhenToComeBack() {
        var answer = CallerLimit.tooManyRequests(Duration.ofMillis(1200));

        assertThat(answer.code()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }
}
