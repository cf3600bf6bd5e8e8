package dev.usher.platform.messaging;

import dev.usher.contracts.message.MessageCodec;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.tracing.MessageSpans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Consumes a queue for every [QueueHandler] bean. Starts with the service and keeps trying until the queue
/// can be reached; restarts listeners that have gone deaf; stops all queues at the same time, within the time
/// of one long poll.
///
/// Takes the place of micronaut-jms's annotations, whose acknowledgement modes lose or repeat messages and
/// whose start gives up silently; it still uses their `JMSListener` and the library's `SQSConnectionFactory`
/// (docs/adr/0003).
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class QueueListeners implements ApplicationEventListener<StartupEvent>, GracefulShutdownCapable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListeners.class);
    private static final int MAX_RETRY_SECONDS = 15;

    /// How often each listener is checked.
    private static final Duration CHECK = Duration.ofMillis(200);

    /// How often the row is read that says what may be consumed. Together with [#CHECK], a pause takes effect within a
    /// second.
    private static final Duration LOOK = Duration.ofMillis(700);

    private final MeterRegistry meters;
    private final List<QueueListener> listeners;
    private final ConsumerSwitch consumers;
    private final CountDownLatch stopping = new CountDownLatch(1);

    QueueListeners(
            List<QueueHandler> handlers,
            SqsClient sqs,
            MessageCodec codec,
            MessagesConfig config,
            MeterRegistry meters,
            VisibilityHeartbeat heartbeat,
            ReceiveThreads threads,
            MessageSpans spans,
            ConsumerSwitch consumers,
            ResourceNames names,
            Clock clock) {
        this.meters = meters;
        this.consumers = consumers;
        var metrics = new ListenerMetrics(meters);
        var backoff = new Backoff(RandomGenerator.getDefault(), config.firstPause(), config.longestPause());
        this.listeners = handlers.stream()
                .map(handler -> {
                    var rest = new QueueRest(config, clock);
                    var waiting = new WaitingMessages(handler.queue(), meters, rest, clock);
                    var delivery = new Delivery(handler, codec, config, backoff, rest, waiting, metrics, spans, clock);
                    return new QueueListener(handler, delivery, rest, sqs, heartbeat, threads, names, clock);
                })
                .toList();
        handlers.forEach(handler -> metrics.register(handler.queue()));
        listeners.forEach(this::restarts);
        listeners.forEach(listener -> Gauge.builder("usher.queue.held", listener, it -> isHeld(it) ? 1 : 0)
                .tag("queue", listener.queue())
                .strongReference(true)
                .register(meters));
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        start();
    }

    void start() {
        Thread.ofVirtual().name("consumer-switch").start(this::keepLooking);
        listeners.forEach(listener ->
                Thread.ofVirtual().name("listen-" + listener.queue()).start(() -> keepListening(listener)));
    }

    /// The queues that should be consumed at the moment and are not; empty if all is well.
    List<String> silentQueues() {
        return listeners.stream()
                .filter(listener -> !listener.isListening() && !consumers.isHeld(listener.logicalQueue()))
                .map(QueueListener::queue)
                .toList();
    }

    /// The queues that are not consumed because operations paused them, or let only another revision consume.
    List<String> heldQueues() {
        return listeners.stream().filter(this::isHeld).map(QueueListener::queue).toList();
    }

    private boolean isHeld(QueueListener listener) {
        return !listener.isStarted() && consumers.isHeld(listener.logicalQueue());
    }

    /// The queues that rest, each with the dependency that it waits for.
    Map<String, String> restingQueues() {
        var resting = new TreeMap<String, String>();
        listeners.forEach(
                listener -> listener.resting().ifPresent(why -> resting.put(listener.queue(), why.dependency())));
        return resting;
    }

    /// Stops while the relay still runs, so that what the last handlers write is published before the service ends.
    @Override
    public CompletionStage<?> shutdownGracefully() {
        return CompletableFuture.runAsync(
                this::stop, task -> Thread.ofVirtual().name("listeners-stop").start(task));
    }

    @Override
    public OptionalLong reportActiveTasks() {
        return OptionalLong.of(
                listeners.stream().filter(QueueListener::isStarted).count());
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            listeners.forEach(listener -> closing.execute(listener::stop));
        }
    }

    private void keepLooking() {
        try {
            do {
                consumers.look();
            } while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts and stops a listener as operations say, and restarts it whenever it has gone deaf.
    private void keepListening(QueueListener listener) {
        int failures = 0;
        try {
            do {
                failures = isAsItShouldBe(listener) ? 0 : Math.min(failures + 1, MAX_RETRY_SECONDS);
            } while (!stopping.await(failures == 0 ? CHECK.toMillis() : failures * 1000L, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.stop();
    }

    /// Checks a listener, and mends what it can.
    ///
    /// @return false if it could not be started
    private boolean isAsItShouldBe(QueueListener listener) {
        if (!consumers.mayConsume(listener.logicalQueue())) {
            if (listener.isStarted()) {
                LOG.warn("Operations stop {} from being consumed here", listener.queue());
                listener.stop();
            }
            return true;
        }
        if (listener.isDeaf()) {
            LOG.error("A thread that receives from {} has ended or hangs; listening again", listener.queue());
            restarts(listener).increment();
            return isStarted(listener);
        }
        return listener.isStarted() || isStarted(listener);
    }

    private static boolean isStarted(QueueListener listener) {
        try {
            listener.start();
            return true;
        } catch (JMSException | RuntimeException e) {
            LOG.warn("Cannot listen to {} yet: {}", listener.queue(), e.toString());
            return false;
        }
    }

    private Counter restarts(QueueListener listener) {
        return meters.counter("usher.listener.restarts", "queue", listener.queue());
    }
}
