package dev.usher.payment.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How the seats of one ticket type are spread over its shards, the rows of its inventory.
final class SeatLevels {
    private static final int SEATS_PER_SHARD = 1250;
    private static final int MAX_SHARDS = 8;

    private SeatLevels() {}

    /// Over how many shards to spread a number of seats.
    static int shards(int capacity) {
        return Math.clamp(Math.ceilDiv(capacity, SEATS_PER_SHARD), 1, MAX_SHARDS);
    }

    /// Adds seats to the shards with the fewest, so that they become as even as possible.
    static int[] pour(int[] levels, int more) {
        List<Integer> fewestFirst = IntStream.range(0, levels.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer shard) -> levels[shard]))
                .toList();
        int filled = 1;
        long sum = levels[fewestFirst.getFirst()];
        while (filled < levels.length && Math.floorDiv(sum + more, filled) > levels[fewestFirst.get(filled)]) {
            sum += levels[fewestFirst.get(filled)];
            filled++;
        }
        int[] poured = levels.clone();
        int level = Math.toIntExact(Math.floorDiv(sum + more, filled));
        int above = Math.floorMod(sum + more, filled);
        for (int i = 0; i < filled; i++) {
            poured[fewestFirst.get(i)] = level + (i < above ? 1 : 0);
        }
        return poured;
    }

    /// Removes seats from the shards with the most.
    static int[] drain(int[] levels, int fewer) {
        return negated(pour(negated(levels), fewer));
    }

    private static int[] negated(int[] levels) {
        return Arrays.stream(levels).map(level -> -level).toArray();
    }

    /// Takes seats from the first shard that has enough, starting at `start`; from several if no shard has
    /// enough.
    ///
    /// @param levels the seats in each shard; their sum is at least `wanted`
    /// @return how many seats to take from each shard
    static int[] take(int[] levels, int wanted, int start) {
        int[] taken = new int[levels.length];
        for (int i = 0; i < levels.length; i++) {
            int shard = (start + i) % levels.length;
            if (levels[shard] >= wanted) {
                taken[shard] = wanted;
                return taken;
            }
        }
        int missing = wanted;
        for (int shard : IntStream.range(0, levels.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer shard) -> levels[shard])
                        .reversed())
                .toList()) {
            taken[shard] = Math.min(missing, levels[shard]);
            missing -= taken[shard];
        }
        return taken;
    }
}
