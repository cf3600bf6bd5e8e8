package dev.usher.localcloud.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every object the stand-in knows, by kind and id.
///
/// Documents are copied on the way in and out, so a caller may change what it got; nothing is kept until it
/// is put.
@Singleton
public final class DocumentStore {

    private static final String FILE = "stripe-stand-in.jsonl";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Journal journal;

    DocumentStore(StripeStandInConfig config) {
        var directory = config.stateDirectory();
        if (directory == null) {
            journal = Journal.none();
            return;
        }
        Journal.read(directory.resolve(FILE), this::remember);
        journal = Journal.open(directory.resolve(FILE), kinds.values().stream().flatMap(Kind::jsonOldestFirst));
    }

    /// Runs work alone: no other change happens between its reads and its writes. What it has put stays put
    /// when it throws; a declined card is such a case, since the decline itself is remembered.
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
        var json = StripeJson.compact(document);
        lock.lock();
        try {
            journal.append(json);
            remember(document, json);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> find(String kind, String id) {
        return alone(() -> kind(kind).json(id)).map(StripeJson::parse);
    }

    public Optional<Summary> summary(String kind, String id) {
        return alone(() -> kind(kind).summary(id));
    }

    /// The documents of a kind, newest first. Only for use inside [#alone].
    public Stream<Summary> newestFirst(String kind) {
        checkAlone();
        return kind(kind).newestFirst();
    }

    /// The documents that were made before another one of their kind, newest first. Only for use inside
    /// [#alone].
    public Stream<Summary> olderThan(String kind, String id) {
        checkAlone();
        return kind(kind).olderThan(id);
    }

    /// The documents that were made after another one of their kind, oldest first. Only for use inside
    /// [#alone].
    public Stream<Summary> newerThan(String kind, String id) {
        checkAlone();
        return kind(kind).newerThan(id);
    }

    @PreDestroy
    void close() {
        journal.close();
    }

    private void checkAlone() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A list of documents outside of alone");
        }
    }

    private void remember(String json) {
        remember(StripeJson.parse(json), json);
    }

    private void remember(ObjectNode document, String json) {
        kinds.computeIfAbsent(document.path("object").asText(), name -> new Kind())
                .put(Summary.of(document), json);
    }

    private Kind kind(String kind) {
        return kinds.getOrDefault(kind, new Kind());
    }
}
