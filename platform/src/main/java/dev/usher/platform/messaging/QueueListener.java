package dev.usher.platform.messaging;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import com.amazon.sqs.javamessaging.SQSSession;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import dev.usher.contracts.topology.Topology;
import dev.usher.platform.aws.ResourceNames;
import io.micronaut.jms.listener.JMSListener;
import io.micronaut.jms.model.JMSDestinationType;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The JMS sessions that consume one queue.
final class QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListener.class);
    private static final int PREFETCH = 2;

    private final MessageHandler handler;
    private final Delivery delivery;
    private final SqsClient sqs;
    private final VisibilityHeartbeat heartbeat;
    private final String queue;
    private final String deadLetterQueue;
    private final Duration visibilityTimeout;
    private final List<JMSListener> sessions = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile boolean started;

    QueueListener(
            MessageHandler handler,
            Delivery delivery,
            SqsClient sqs,
            VisibilityHeartbeat heartbeat,
            ResourceNames names) {
        Topology.Queue settings = names.queueSettings(handler.queue());
        this.handler = handler;
        this.delivery = delivery;
        this.sqs = sqs;
        this.heartbeat = heartbeat;
        this.queue = names.queue(handler.queue());
        this.deadLetterQueue = names.deadLetterQueueOf(handler.queue());
        this.visibilityTimeout = Duration.ofSeconds(settings.visibilityTimeoutSeconds());
    }

    /// Starts consuming.
    ///
    /// @throws JMSException if the queue is not there or SQS cannot be reached; may be called again
    void start() throws JMSException {
        close();
        String deadLetterQueueUrl =
                sqs.getQueueUrl(request -> request.queueName(deadLetterQueue)).queueUrl();
        var factory =
                new SQSConnectionFactory(new ProviderConfiguration().withNumberOfMessagesToPrefetch(PREFETCH), sqs);
        Connection connection = factory.createConnection();
        connections.add(connection);
        connection.start();
        for (int i = 0; i < handler.concurrency(); i++) {
            var session = new JMSListener(
                    connection.createSession(false, SQSSession.UNORDERED_ACKNOWLEDGE),
                    message -> receive(message, deadLetterQueueUrl),
                    JMSDestinationType.QUEUE,
                    queue,
                    null,
                    Optional.empty());
            session.start();
            sessions.add(session);
        }
        started = true;
        LOG.info("Listening to {} with {} sessions", queue, handler.concurrency());
    }

    /// Whether it consumes.
    boolean isStarted() {
        return started;
    }

    /// The queue's name on AWS.
    String queue() {
        return queue;
    }

    /// Stops all sessions at the same time; each finishes the message it has in hand.
    void close() {
        started = false;
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            sessions.forEach(session -> stopping.execute(() -> quietly(session::stop)));
        }
        connections.forEach(connection -> quietly(connection::close));
        sessions.clear();
        connections.clear();
    }

    private void receive(Message message, String deadLetterQueueUrl) {
        var received = new SqsReceivedMessage(sqs, (SQSMessage) message, handler.queue(), deadLetterQueueUrl);
        delivery.deliver(received, () -> heartbeat.whileHandling(received, visibilityTimeout));
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
