package dev.usher.localcloud.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every object the stand-in knows, by kind and id.
///
/// Documents are copied on the way in and out, so a caller may change what it got; nothing is kept until it is put.
@Singleton
public final class DocumentStore {

    private static final String FILE = "stripe-stand-in.jsonl";

    private static final SequencedMap<String, ObjectNode> NOTHING =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, SequencedMap<String, ObjectNode>> kinds = new HashMap<>();
    private final Journal journal;

    DocumentStore(StripeStandInConfig config) {
        var directory = config.stateDirectory();
        if (directory == null) {
            journal = Journal.none();
            return;
        }
        var earlier = Journal.read(directory.resolve(FILE));
        earlier.forEach(this::remember);
        journal = Journal.open(directory.resolve(FILE), earlier);
    }

    /// Runs work alone: no other change happens between its reads and its writes. What it has put stays put when it
    /// throws; a declined card is such a case, since the decline itself is remembered.
    public <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Keeps a document under its `object` and `id`, in place of the one that was there.
    public void put(ObjectNode document) {
        lock.lock();
        try {
            var copy = document.deepCopy();
            journal.append(copy);
            remember(copy);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> find(String kind, String id) {
        return alone(() -> Optional.ofNullable(kind(kind).get(id)).map(ObjectNode::deepCopy));
    }

    /// The documents of a kind, newest first. Only for use inside [#alone], and they must not be changed: a list call
    /// looks at many and shows few, so these are no copies.
    public Stream<ObjectNode> newestFirst(String kind) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("newestFirst outside of alone");
        }
        return kind(kind).sequencedValues().reversed().stream();
    }

    @PreDestroy
    void close() {
        journal.close();
    }

    private void remember(ObjectNode document) {
        kinds.computeIfAbsent(document.path("object").asText(), name -> new LinkedHashMap<>())
                .put(document.path("id").asText(), document);
    }

    private SequencedMap<String, ObjectNode> kind(String kind) {
        return kinds.getOrDefault(kind, NOTHING);
    }
}
