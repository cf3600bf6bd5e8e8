package dev.usher.platform.messaging;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.contracts.message.UnreadableMessage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What happens to one received message: decode, handle, conclude.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final MessageHandler handler;
    private final MessageCodec codec;
    private final Backoff backoff;
    private final ListenerMetrics metrics;
    private final int maxReceiveCount;

    Delivery(
            MessageHandler handler, MessageCodec codec, Backoff backoff, ListenerMetrics metrics, int maxReceiveCount) {
        this.handler = handler;
        this.codec = codec;
        this.backoff = backoff;
        this.metrics = metrics;
        this.maxReceiveCount = maxReceiveCount;
    }

    /// Never throws: a message whose fate cannot be written is seen again after its visibility timeout.
    ///
    /// @param heartbeat started before the handler, ended before the message's fate is written
    void deliver(ReceivedMessage message, Supplier<VisibilityHeartbeat.Beating> heartbeat) {
        try (var _ = MDC.putCloseable("queue", handler.queue())) {
            Verdict verdict;
            try (var _ = heartbeat.get()) {
                verdict = verdictOn(message);
            }
            conclude(message, verdict);
        } catch (RuntimeException e) {
            LOG.error("The fate of message {} could not be written; it will be seen again", message.id(), e);
        }
    }

    private Verdict verdictOn(ReceivedMessage message) {
        try {
            Envelope envelope = codec.decode(message.text());
            try (var _ = MDC.putCloseable("subject", envelope.message().subject())) {
                return metrics.timed(handler.queue(), () -> handler.handle(envelope));
            }
        } catch (UnreadableMessage e) {
            return new Verdict.Unprocessable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("Handling message {} failed at receive {}", message.id(), message.receiveCount(), e);
            return message.receiveCount() < maxReceiveCount
                    ? new Verdict.RetryAfter(backoff.after(message.receiveCount()))
                    : new Verdict.Unprocessable("failed " + message.receiveCount() + " times, at last with " + e);
        }
    }

    private void conclude(ReceivedMessage message, Verdict verdict) {
        metrics.concluded(handler.queue(), verdict);
        switch (verdict) {
            case Verdict.Done() -> message.delete();
            case Verdict.RetryAfter(var delay) -> {
                LOG.info("Message {} will be seen again in {}", message.id(), delay);
                message.hideFor(delay);
            }
            case Verdict.Unprocessable(var reason) -> {
                LOG.error("Message {} goes to the dead-letter queue: {}", message.id(), reason);
                message.park(reason);
            }
        }
    }
}
