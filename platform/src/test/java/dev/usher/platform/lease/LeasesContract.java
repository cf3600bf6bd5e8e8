package dev.usher.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What work that is shared may rely on, with a fake and with DynamoDB alike.
abstract class LeasesContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(15);

    /// A lease that no other test takes.
    private final String name = "work-" + UUID.randomUUID();

    /// The leases as an instance of this name sees them at this time.
    abstract Leases leases(String holder, Clock clock);

    @Test
    void oneHolderHasALeaseUntilItEnds() {
        assertThat(take("one", NOW)).isTrue();
        assertThat(take("two", NOW.plusSeconds(14))).isFalse();
        assertThat(take("one", NOW.plusSeconds(14))).isTrue();
        assertThat(take("two", NOW.plusSeconds(28))).isFalse();
        assertThat(take("two", NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void onlyItsHolderCanGiveALeaseUp() {
        take("one", NOW);

        leases("two", Clock.fixed(NOW, ZoneOffset.UTC)).release(name);
        assertThat(take("two", NOW)).isFalse();

        leases("one", Clock.fixed(NOW, ZoneOffset.UTC)).release(name);
        assertThat(take("two", NOW)).isTrue();
    }

    @Test
    void leasesOfOtherWorkAreFree() {
        assertThat(take("one", NOW)).isTrue();
        assertThat(leases("two", Clock.fixed(NOW, ZoneOffset.UTC)).tryTake(name + "-other", LENGTH))
                .isTrue();
    }

    @Test
    void ofManyWhoWantALeaseAtTheSameTimeOneGetsIt() {
        long winners = IntStream.range(0, 16)
                .parallel()
                .filter(i -> take("holder-" + i, NOW))
                .count();

        assertThat(winners).isEqualTo(1);
    }

    private boolean take(String holder, Instant now) {
        return leases(holder, Clock.fixed(now, ZoneOffset.UTC)).tryTake(name, LENGTH);
    }
}
