package dev.usher.platform.messaging;

import com.amazon.sqs.javamessaging.SQSMessagingClientConstants;
import com.amazon.sqs.javamessaging.message.SQSMessage;
import dev.usher.contracts.deadletter.CarriedAttribute;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.platform.tracing.TraceContext;
import io.micronaut.json.JsonMapper;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// A message of the JMS session. The session acknowledges in `UNORDERED_ACKNOWLEDGE` mode: acknowledging
/// deletes this one message only.
final class SqsReceivedMessage implements ReceivedMessage {
    /// The attribute of a message that comes back.
    static final String RETRY = "retry";

    private static final Logger LOG = LoggerFactory.getLogger(SqsReceivedMessage.class);
    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final int MAX_REASON_LENGTH = 1000;

    /// SQS counts in seconds, up to a quarter of an hour.
    private static final int LONGEST_DELAY_SECONDS = 900;

    private final SqsClient sqs;
    private final SQSMessage message;
    private final QueueAddress queue;
    private final Clock clock;
    private final Map<String, MessageAttributeValue> attributes;
    private final Optional<Attempts> waited;

    SqsReceivedMessage(SqsClient sqs, SQSMessage message, QueueAddress queue, Clock clock) {
        this.sqs = sqs;
        this.message = message;
        this.queue = queue;
        this.clock = clock;
        this.attributes = jms(() -> PackedAttributes.unpack(message.getStringProperty(PackedAttributes.NAME)));
        this.waited = attempts(attributes.remove(RETRY));
        // The attributes that had no room while it waited.
        waited.map(Attempts::attributes)
                .ifPresent(carried ->
                        carried.forEach((name, value) -> attributes.put(name, PackedAttributes.attribute(value))));
    }

    @Override
    public String id() {
        return message.getSQSMessageId();
    }

    @Override
    public String text() {
        return jms(() -> message instanceof TextMessage text ? String.valueOf(text.getText()) : "");
    }

    @Override
    public @Nullable String traceparent() {
        MessageAttributeValue value = attributes.get(TraceContext.NAME);
        return value == null ? null : value.stringValue();
    }

    @Override
    public boolean isReplay() {
        return attributes.containsKey(Replay.ATTRIBUTE);
    }

    @Override
    public Optional<Attempts> attempts() {
        return waited;
    }

    /// Anyone who may send to the queue can write anything here; what is not ours counts as absent.
    private Optional<Attempts> attempts(@Nullable MessageAttributeValue retry) {
        if (retry == null || retry.stringValue() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(retry.stringValue(), Attempts.class));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Message {} has a retry attribute that is not ours; it counts as new: {}", id(), e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void delete() {
        jms(() -> {
            message.acknowledge();
            return true;
        });
    }

    @Override
    public void hideFor(Duration length) {
        sqs.changeMessageVisibility(change -> change.queueUrl(queue.url())
                .receiptHandle(message.getReceiptHandle())
                .visibilityTimeout(wholeSeconds(length)));
    }

    @Override
    public void comeBack(Attempts attempts, Duration pause) {
        var carried = new TreeMap<>(attributes);
        var rest = withoutRoom(carried);
        carried.put(RETRY, PackedAttributes.string(json(attempts.carrying(rest))));
        try {
            send(queue.url(), carried, Math.min(wholeSeconds(pause), LONGEST_DELAY_SECONDS));
        } catch (SqsException e) {
            // For example a missing permission: then it waits in flight until its receives are used up.
            LOG.warn("Message {} cannot wait as a copy and stays hidden instead: {}", id(), e.toString());
            hideFor(pause);
            return;
        }
        delete();
    }

    @Override
    public void park(String reason, @Nullable String exception, Attempts attempts) {
        var carried = new TreeMap<>(attributes);
        carried.remove(Failure.ATTRIBUTE);
        var rest = withoutRoom(carried);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var failure = new Failure(
                queue.logicalName(),
                now,
                printable(reason),
                exception,
                attempts.tries(),
                attempts.tries() == 0 ? null : attempts.firstFailedAt().truncatedTo(ChronoUnit.SECONDS),
                rest);
        carried.put(Failure.ATTRIBUTE, PackedAttributes.string(json(failure)));
        send(queue.deadLetterUrl(), carried, 0);
        delete();
    }

    /// Takes out what would have no room beside one more attribute.
    ///
    /// @return what was taken out; absent if all have room
    private static @Nullable Map<String, CarriedAttribute> withoutRoom(
            NavigableMap<String, MessageAttributeValue> attributes) {
        var rest = new TreeMap<String, CarriedAttribute>();
        while (attributes.size() >= CarriedAttribute.MOST_OF_A_MESSAGE) {
            Map.Entry<String, MessageAttributeValue> last = Objects.requireNonNull(attributes.pollLastEntry());
            rest.put(last.getKey(), PackedAttributes.carried(last.getValue()));
        }
        return rest.isEmpty() ? null : rest;
    }

    private void send(String url, Map<String, MessageAttributeValue> carried, int delaySeconds) {
        String body = text();
        sqs.sendMessage(send -> send.queueUrl(url)
                .messageBody(body.isEmpty() ? "(empty)" : body)
                .messageAttributes(carried)
                .messageGroupId(group())
                .delaySeconds(delaySeconds));
    }

    /// See [dev.usher.contracts.message.Message#group]: a copy belongs to the group of its original.
    private @Nullable String group() {
        return jms(() -> message.getStringProperty(SQSMessagingClientConstants.JMSX_GROUP_ID));
    }

    private static int wholeSeconds(Duration length) {
        return Math.toIntExact(Math.max(0, length.plusMillis(999).toSeconds()));
    }

    /// SQS refuses control characters, and a quoted reason needs no more than a screen.
    static String printable(String reason) {
        String clean = reason.replaceAll("\\p{Cntrl}", " ");
        if (clean.length() <= MAX_REASON_LENGTH) {
            return clean;
        }
        // SQS refuses half a surrogate pair, too.
        boolean isWhole = !Character.isHighSurrogate(clean.charAt(MAX_REASON_LENGTH - 1));
        return clean.substring(0, isWhole ? MAX_REASON_LENGTH : MAX_REASON_LENGTH - 1);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("an attribute cannot be written", e);
        }
    }

    private static <T extends @Nullable Object> T jms(JmsCall<T> call) {
        try {
            return call.run();
        } catch (JMSException e) {
            throw new IllegalStateException("SQS message could not be read or acknowledged", e);
        }
    }

    @FunctionalInterface
    private interface JmsCall<T extends @Nullable Object> {
        T run() throws JMSException;
    }

    /// Where a queue is.
    ///
    /// @param logicalName in topology.json
    record QueueAddress(String logicalName, String url, String deadLetterUrl) {}
}
