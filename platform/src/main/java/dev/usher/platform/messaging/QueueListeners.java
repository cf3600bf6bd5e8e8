package dev.usher.platform.messaging;

import dev.usher.contracts.message.MessageCodec;
import dev.usher.platform.aws.ResourceNames;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Consumes a queue for every [MessageHandler] bean. Starts with the service and keeps trying until the
/// queue can be reached; stops all queues at the same time, within the time of one long poll.
///
/// Takes the place of micronaut-jms's annotations, whose acknowledgement modes lose or repeat messages and
/// whose start gives up silently; underneath are its `JMSListener` and the library's `SQSConnectionFactory`
/// (docs/adr/0003).
@Singleton
@Requires(property = "usher.background", notEquals = "false")
final class QueueListeners implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(QueueListeners.class);
    private static final int MAX_RETRY_SECONDS = 15;

    private final List<QueueListener> listeners;
    private final CountDownLatch stopping = new CountDownLatch(1);

    QueueListeners(
            List<MessageHandler> handlers,
            SqsClient sqs,
            MessageCodec codec,
            ListenerMetrics metrics,
            VisibilityHeartbeat heartbeat,
            ResourceNames names) {
        var backoff = new Backoff(RandomGenerator.getDefault());
        this.listeners = handlers.stream()
                .map(handler -> {
                    int maxReceiveCount = names.queueSettings(handler.queue()).maxReceiveCount();
                    var delivery = new Delivery(handler, codec, backoff, metrics, maxReceiveCount);
                    return new QueueListener(handler, delivery, sqs, heartbeat, names);
                })
                .toList();
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        listeners.forEach(listener ->
                Thread.ofVirtual().name("start-" + listener.queue()).start(() -> startWhenReachable(listener)));
    }

    /// The queues that are not consumed at the moment; empty when all is well.
    List<String> silentQueues() {
        return listeners.stream()
                .filter(listener -> !listener.isStarted())
                .map(QueueListener::queue)
                .toList();
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            listeners.forEach(listener -> closing.execute(listener::close));
        }
    }

    private void startWhenReachable(QueueListener listener) {
        try {
            int attempt = 0;
            while (!isStarted(listener)) {
                attempt = Math.min(attempt + 1, MAX_RETRY_SECONDS);
                LOG.warn("Next try to listen to {} in {} s", listener.queue(), attempt);
                if (stopping.await(attempt, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.getCount() == 0) {
            listener.close();
        }
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
}
