package dev.usher.platform.messaging;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import com.amazon.sqs.javamessaging.SQSSession;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import dev.usher.contracts.topology.Topology;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.messaging.SqsReceivedMessage.QueueAddress;
import io.micronaut.jms.listener.JMSListener;
import io.micronaut.jms.model.JMSDestinationType;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The JMS sessions that consume one queue.
final class QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);

    /// A prefetched message is hidden from others meanwhile, nothing extends that, and each time it
    /// reappears costs one of the receives that the queue allows.
    private static final int PREFETCH = 0;

    /// Longer than a receive takes, including the library's pause after a failed one.
    private static final Duration LONGEST_SILENCE = SqsReceivePolicy.LONGEST_RECEIVE.multipliedBy(2);

    private final QueueHandler handler;
    private final Delivery delivery;
    private final QueueRest rest;
    private final SqsClient sqs;
    private final VisibilityHeartbeat heartbeat;
    private final ReceiveThreads threads;
    private final Clock clock;
    private final String queue;
    private final String deadLetterQueue;
    private final Duration visibilityTimeout;
    private final List<JMSListener> sessions = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile Instant lastInHand = Instant.EPOCH;

    /// Present while it consumes.
    private volatile @Nullable QueueAddress address;

    QueueListener(
            QueueHandler handler,
            Delivery delivery,
            QueueRest rest,
            SqsClient sqs,
            VisibilityHeartbeat heartbeat,
            ReceiveThreads threads,
            ResourceNames names,
            Clock clock) {
        Topology.Queue settings = names.queueSettings(handler.queue());
        this.handler = handler;
        this.delivery = delivery;
        this.rest = rest;
        this.sqs = sqs;
        this.heartbeat = heartbeat;
        this.threads = threads;
        this.clock = clock;
        this.queue = names.queue(handler.queue());
        this.deadLetterQueue = names.deadLetterQueueOf(handler.queue());
        this.visibilityTimeout = Duration.ofSeconds(settings.visibilityTimeoutSeconds());
    }

    /// Starts consuming, or starts again.
    ///
    /// @throws JMSException if the queue does not exist or SQS cannot be reached; may be called again
    synchronized void start() throws JMSException {
        closeSessions();
        rest.start();
        var found = new QueueAddress(handler.queue(), url(queue), url(deadLetterQueue));
        threads.forget(found.url());
        var factory =
                new SQSConnectionFactory(new ProviderConfiguration().withNumberOfMessagesToPrefetch(PREFETCH), sqs);
        Connection connection = factory.createConnection();
        connections.add(connection);
        connection.start();
        for (int i = 0; i < handler.concurrency(); i++) {
            var session = new JMSListener(
                    connection.createSession(false, SQSSession.UNORDERED_ACKNOWLEDGE),
                    message -> receive(message, found),
                    JMSDestinationType.QUEUE,
                    queue,
                    null,
                    Optional.empty());
            session.start();
            sessions.add(session);
        }
        address = found;
        LOG.info("Listening to {} with {} sessions", queue, handler.concurrency());
    }

    /// Whether it was started, and not stopped since.
    boolean isStarted() {
        return address != null;
    }

    /// Whether it consumes, or rests because a dependency is unavailable.
    boolean isListening() {
        return address != null && !isDeaf();
    }

    /// Whether it was started, but one of its threads that should receive does not.
    boolean isDeaf() {
        QueueAddress started = address;
        if (started == null) {
            return false;
        }
        Instant bound = clock.instant().minus(LONGEST_SILENCE);
        boolean shouldReceive = inHand.get() < handler.concurrency() && lastInHand.isBefore(bound);
        return threads.hasEnded(started.url()) || (shouldReceive && threads.allAreSilentSince(started.url(), bound));
    }

    /// The dependency that it waits for, if it rests.
    Optional<QueueRest.Resting> resting() {
        return rest.resting();
    }

    /// The queue's name on AWS.
    String queue() {
        return queue;
    }

    /// The queue's name in topology.json.
    String logicalQueue() {
        return handler.queue();
    }

    /// Stops consuming: no receive begins any more. Each session finishes the message that it handles. A message
    /// that it keeps because the queue rests, or that a receive under way still brings, is given back. Returns when
    /// all that is done. [#start] may follow.
    void stop() {
        rest.stop();
        closeSessions();
    }

    private synchronized void closeSessions() {
        address = null;
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            sessions.forEach(session -> stopping.execute(() -> quietly(session::stop)));
        }
        connections.forEach(connection -> quietly(connection::close));
        sessions.clear();
        connections.clear();
    }

    private void receive(Message message, QueueAddress from) {
        inHand.incrementAndGet();
        try {
            var received = new SqsReceivedMessage(sqs, (SQSMessage) message, from, clock);
            delivery.deliver(received, () -> heartbeat.whileHandling(received, visibilityTimeout));
        } finally {
            lastInHand = clock.instant();
            inHand.decrementAndGet();
        }
    }

    private String url(String name) {
        return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    private static void quietly(JmsAction action) {
        try {
            action.run();
        } catch (JMSException e) {
            LOG.warn("A JMS session did not close cleanly: {}", e.toString());
        }
    }

    @FunctionalInterface
    private interface JmsAction {
        void run() throws JMSException;
    }
}
