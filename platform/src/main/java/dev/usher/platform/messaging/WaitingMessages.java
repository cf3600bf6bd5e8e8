package dev.usher.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// For how long the messages of one queue have not been handled, as far as this instance has seen:
/// `usher_messages_waiting_oldest_seconds{queue,cause}`. SQS's own age of the oldest message leaves out what
/// was received more than three times (SQS Developer Guide, "Available CloudWatch metrics"), and restarts
/// with each wait. Safe for use by several threads.
final class WaitingMessages {
    /// More are not remembered. The oldest are there already, and only their age is shown.
    private static final int MOST = 10_000;

    /// A message that is not back this long after its pause is at another instance, which shows it if it
    /// continues to wait.
    private static final Duration SLACK = Duration.ofMinutes(2);

    /// The cause of a time series that is always 0, so that there is one before anything waits.
    private static final String NOTHING = "none";

    private final String queue;
    private final MeterRegistry meters;
    private final QueueRest rest;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();

    WaitingMessages(String queue, MeterRegistry meters, QueueRest rest, Clock clock) {
        this.queue = queue;
        this.meters = meters;
        this.rest = rest;
        this.clock = clock;
        gauges.put(NOTHING, gauge(NOTHING));
    }

    void waits(Attempts attempts, Duration pause) {
        Instant now = clock.instant();
        gauges.computeIfAbsent(attempts.cause(), this::gauge);
        if (waiting.size() >= MOST) {
            waiting.values().removeIf(other -> isElsewhere(other, now));
        }
        if (waiting.size() < MOST || waiting.containsKey(attempts.id())) {
            waiting.put(
                    attempts.id(),
                    new Waiting(
                            attempts.cause(),
                            attempts.firstFailedAt(),
                            now.plus(pause).plus(SLACK)));
        }
    }

    void ended(Attempts attempts) {
        waiting.remove(attempts.id());
    }

    private Gauge gauge(String cause) {
        return Gauge.builder("usher.messages.waiting.oldest.seconds", this, self -> self.oldestSeconds(cause))
                .tags("queue", queue, "cause", cause)
                .strongReference(true)
                .register(meters);
    }

    private double oldestSeconds(String cause) {
        Instant now = clock.instant();
        boolean rests = rest.resting().isPresent();
        Stream<Instant> seen = waiting.values().stream()
                // Messages that come back while the queue rests are not received, so they are late for that reason.
                .filter(message -> message.cause().equals(cause) && (rests || !isElsewhere(message, now)))
                .map(Waiting::since);
        Stream<Instant> resting = rest.resting().stream()
                .filter(why -> why.dependency().equals(cause))
                .map(QueueRest.Resting::since);
        return Stream.concat(seen, resting)
                        .mapToLong(since -> Duration.between(since, now).toMillis())
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    private static boolean isElsewhere(Waiting message, Instant now) {
        return message.expectedBy().isBefore(now);
    }

    private record Waiting(String cause, Instant since, Instant expectedBy) {}
}
