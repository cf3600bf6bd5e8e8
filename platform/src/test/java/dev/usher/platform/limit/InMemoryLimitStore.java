package dev.usher.platform.limit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Counts without a database.
final class InMemoryLimitStore implements LimitStore {
    private final Map<String, Integer> used = new HashMap<>();
    private boolean isAway;

    /// From now on it cannot be reached, or it can again.
    void isAway(boolean away) {
        isAway = away;
    }

    /// All keys.
    synchronized Map<String, Integer> counts() {
        return Map.copyOf(used);
    }

    @Override
    public synchronized boolean count(String key, int most, Instant end) {
        if (isAway) {
            throw new IllegalStateException("away");
        }
        boolean isWithin = used.getOrDefault(key, 0) < most;
        if (isWithin) {
            used.merge(key, 1, Integer::sum);
        }
        return isWithin;
    }

    @Override
    public synchronized void giveBack(String key) {
        used.computeIfPresent(key, (_, number) -> Math.max(0, number - 1));
    }
}
