package dev.usher.platform.messaging;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which threads receive from which queue, and when each last did. The JMS library starts them and does
/// not report when one of them ends. Safe for use by several threads.
@Singleton
final class ReceiveThreads {
    private final Clock clock;
    private final Map<String, Map<Thread, Instant>> byQueue = new ConcurrentHashMap<>();

    ReceiveThreads(Clock clock) {
        this.clock = clock;
    }

    /// Notes that the calling thread receives from a queue now.
    void receives(String queueUrl) {
        byQueue.computeIfAbsent(queueUrl, _ -> new ConcurrentHashMap<>()).put(Thread.currentThread(), clock.instant());
    }

    /// Forgets the threads of a queue after its sessions have ended.
    void forget(String queueUrl) {
        byQueue.remove(queueUrl);
    }

    /// Whether a thread that received from a queue has ended.
    boolean hasEnded(String queueUrl) {
        return byQueue.getOrDefault(queueUrl, Map.of()).keySet().stream().anyMatch(thread -> !thread.isAlive());
    }

    /// Whether threads have received from a queue, but none of them since this instant.
    boolean allAreSilentSince(String queueUrl, Instant bound) {
        Map<Thread, Instant> threads = byQueue.getOrDefault(queueUrl, Map.of());
        return !threads.isEmpty() && threads.values().stream().allMatch(last -> last.isBefore(bound));
    }
}
