package dev.usher.localcloud.stripe.payment;

import dev.usher.localcloud.stripe.state.DocumentStore;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/// The payments in `processing`, by the time when they are due. Thread-safe.
///
/// It begins with what the documents say, so that a restart loses none.
@Singleton
final class DuePayments {

    private final ConcurrentSkipListSet<Due> waiting =
            new ConcurrentSkipListSet<>(Comparator.comparingLong(Due::millis).thenComparing(Due::intentId));

    DuePayments(DocumentStore store) {
        store.alone(() -> store.newestFirst(PaymentIntents.KIND)
                        .filter(intent -> intent.is("status", "processing"))
                        .toList())
                .forEach(intent -> add(intent.id(), intent.number(Settlement.DUE)));
    }

    void add(String intentId, long dueMillis) {
        waiting.add(new Due(dueMillis, intentId));
    }

    /// Those that are due, each once.
    List<String> take(long nowMillis) {
        var due = new ArrayList<String>();
        for (var first = waiting.pollFirst(); first != null; first = waiting.pollFirst()) {
            if (first.millis() > nowMillis) {
                waiting.add(first);
                return due;
            }
            due.add(first.intentId());
        }
        return due;
    }

    private record Due(long millis, String intentId) {}
}
