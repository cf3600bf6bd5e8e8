package dev.usher.payment.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the shards of an event must change so that its ticket types have the seats that it shall have.
sealed interface SeatChange {
    /// More seats of a type are taken than it would have.
    record TooSmall(String ticketType, int taken) implements SeatChange {}

    /// More rows of seats would change than one transaction can.
    record TooMuch() implements SeatChange {}

    /// How many rows one change may touch: a transaction of DynamoDB has a hundred writes, of which two are
    /// the event and the message about it.
    int MOST_STEPS = 98;

    /// What to do with which shard. Shards that stay as they are are not named.
    ///
    /// @param shards over how many shards each type is spread then
    record Possible(List<Step> steps, Map<String, Integer> shards) implements SeatChange {}

    /// A change of one shard.
    ///
    /// @param left how many seats were left when it was read; absent if it is new
    /// @param leftThen how many seats shall be left; absent if it goes
    record Step(
            String ticketType,
            int shard,
            @Nullable Integer left,
            @Nullable Integer leftThen) {}

    /// What has to change.
    ///
    /// @param before the event as it is; absent if it is new
    /// @param left the seats that are left in each shard of each type
    static SeatChange of(@Nullable Event before, Map<String, int[]> left, Event after) {
        var steps = new ArrayList<Step>();
        var shards = new HashMap<String, Integer>();
        for (String type : types(before, after)) {
            int capacity = capacity(before, type);
            int[] levels = left.getOrDefault(type, new int[0]);
            int taken = capacity - sum(levels);
            int capacityThen = capacity(after, type);
            if (taken > capacityThen) {
                return new TooSmall(type, taken);
            }
            int[] levelsThen = levels(levels, capacity, capacityThen);
            steps.addAll(steps(type, levels, levelsThen));
            shards.put(type, levelsThen.length);
        }
        if (steps.size() > MOST_STEPS) {
            return new TooMuch();
        }
        shards.keySet().removeIf(type -> after.ticketType(type).isEmpty());
        return new Possible(steps, shards);
    }

    private static int[] levels(int[] levels, int capacity, int capacityThen) {
        if (capacityThen == 0) {
            return new int[0];
        }
        int[] spread = new int[Math.max(levels.length, SeatLevels.shards(capacityThen))];
        System.arraycopy(levels, 0, spread, 0, levels.length);
        return capacityThen >= capacity
                ? SeatLevels.pour(spread, capacityThen - capacity)
                : SeatLevels.drain(spread, capacity - capacityThen);
    }

    private static List<Step> steps(String type, int[] levels, int[] levelsThen) {
        var steps = new ArrayList<Step>();
        for (int shard = 0; shard < Math.max(levels.length, levelsThen.length); shard++) {
            @Nullable Integer left = shard < levels.length ? levels[shard] : null;
            @Nullable Integer leftThen = shard < levelsThen.length ? levelsThen[shard] : null;
            if (left == null || !left.equals(leftThen)) {
                steps.add(new Step(type, shard, left, leftThen));
            }
        }
        return steps;
    }

    private static Set<String> types(@Nullable Event before, Event after) {
        var types = new HashSet<String>();
        after.ticketTypes().forEach(type -> types.add(type.id()));
        if (before != null) {
            before.ticketTypes().forEach(type -> types.add(type.id()));
        }
        return types;
    }

    private static int capacity(@Nullable Event event, String type) {
        return event == null
                ? 0
                : event.ticketType(type).map(TicketType::capacity).orElse(0);
    }

    private static int sum(int[] levels) {
        int sum = 0;
        for (int level : levels) {
            sum += level;
        }
        return sum;
    }
}
