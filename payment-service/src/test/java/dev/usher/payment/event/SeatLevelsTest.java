package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatLevelsTest {
    @ParameterizedTest
    @CsvSource({"1,1", "1250,1", "1251,2", "2500,2", "10000,8", "10001,8", "1000000,8"})
    void oneShardFor1250SeatsAndAtMostEight(int capacity, int shards) {
        assertThat(SeatLevels.shards(capacity)).isEqualTo(shards);
    }

    @Test
    void seatsArePouredWhereTheFewestAre() {
        assertThat(SeatLevels.pour(new int[] {0, 0, 0}, 10)).containsExactlyInAnyOrder(4, 3, 3);
        assertThat(SeatLevels.pour(new int[] {5, 0, 1}, 3)).containsExactly(5, 2, 2);
        assertThat(SeatLevels.pour(new int[] {5, 0, 1}, 0)).containsExactly(5, 0, 1);
    }

    @Test
    void seatsAreDrainedWhereTheMostAre() {
        assertThat(SeatLevels.drain(new int[] {5, 0, 3}, 4)).containsExactly(2, 0, 2);
        assertThat(SeatLevels.drain(new int[] {5, 0, 3}, 8)).containsExactly(0, 0, 0);
    }

    @Test
    void noSeatIsLostOrFoundWhateverTheLevels() {
        var random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            int[] levels = random.ints(1 + random.nextInt(8), 0, 50).toArray();
            int sum = Arrays.stream(levels).sum();
            int some = random.nextInt(sum + 1);

            assertThat(Arrays.stream(SeatLevels.pour(levels, some)).sum()).isEqualTo(sum + some);
            assertThat(Arrays.stream(SeatLevels.drain(levels, some)).sum()).isEqualTo(sum - some);
            assertThat(Arrays.stream(SeatLevels.drain(levels, some)).min().orElseThrow())
                    .isNotNegative();
            int[] taken = SeatLevels.take(levels, some, random.nextInt(levels.length));
            assertThat(Arrays.stream(taken).sum()).isEqualTo(some);
            for (int shard = 0; shard < levels.length; shard++) {
                assertThat(taken[shard]).isBetween(0, levels[shard]);
            }
        }
    }

    @Test
    void seatsAreTakenFromOneShardIfOneHasEnoughBeginningWithTheBuyersOwn() {
        assertThat(SeatLevels.take(new int[] {2, 3, 4}, 3, 0)).containsExactly(0, 3, 0);
        assertThat(SeatLevels.take(new int[] {2, 3, 4}, 3, 2)).containsExactly(0, 0, 3);
        assertThat(SeatLevels.take(new int[] {2, 3, 4}, 8, 1)).containsExactly(1, 3, 4);
    }
}
