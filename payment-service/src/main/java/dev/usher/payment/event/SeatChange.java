package dev.usher.payment.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an event's shards have to change so that its ticket types have their new number of seats.
sealed interface SeatChange {
    /// More seats of a type are already taken than it would have.
    record TooSmall(String ticketType, int taken) implements SeatChange {}

    /// More shards would change than one transaction allows.
    record TooMuch() implements SeatChange {}

    /// How many shards one change may touch: a DynamoDB transaction has at most a hundred writes, two of
    /// which are the event and the message about it.
    int MOST_STEPS = 98;

    /// What to do with each shard. Shards that do not change are left out.
    ///
    /// @param shards over how many shards each type is spread afterwards
    record Possible(List<Step> steps, Map<String, Integer> shards) implements SeatChange {}

    /// A change of one shard.
    ///
    /// @param left how many seats were left when it was read; absent for a new shard
    /// @param leftThen how many seats to leave in it; absent if it is removed
    record Step(
            String ticketType,
            int shard,
            @Nullable Integer left,
            @Nullable Integer leftThen) {}

    /// What has to change to set up or change an event.
    ///
    /// @param before the event as it is; absent for a new one
    /// @param left the seats left in each shard of each type
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
