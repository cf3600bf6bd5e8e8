package dev.usher.payment.notices;

import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events that were set aside, without DynamoDB.
@Fake
public final class InMemorySetAsideEvents implements SetAsideEvents {
    private final Map<String, SetAside> events = new HashMap<>();

    @Override
    public synchronized void put(String stripeEventId, String cause, Instant now, Instant dueAt) {
        events.merge(
                stripeEventId,
                new SetAside(stripeEventId, cause, 1, now, dueAt),
                (old, _) -> new SetAside(stripeEventId, cause, old.tries() + 1, old.since(), dueAt));
    }

    @Override
    public synchronized List<SetAside> waiting(int most) {
        return events.values().stream()
                .sorted(Comparator.comparing(SetAside::dueAt))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void remove(String stripeEventId) {
        events.remove(stripeEventId);
    }

    /// Forgets everything.
    public synchronized void clear() {
        events.clear();
    }
}
