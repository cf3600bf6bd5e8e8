package dev.usher.platform.messaging;

import com.amazon.sqs.javamessaging.message.SQSMessage;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A message of the JMS session. The session acknowledges in `UNORDERED_ACKNOWLEDGE` mode: acknowledging
/// deletes this one message only.
final class SqsReceivedMessage implements ReceivedMessage {
    private static final int MAX_REASON_LENGTH = 1000;

    private final SqsClient sqs;
    private final SQSMessage message;
    private final String queue;
    private final String deadLetterQueueUrl;

    SqsReceivedMessage(SqsClient sqs, SQSMessage message, String queue, String deadLetterQueueUrl) {
        this.sqs = sqs;
        this.message = message;
        this.queue = queue;
        this.deadLetterQueueUrl = deadLetterQueueUrl;
    }

    @Override
    public String id() {
        return message.getSQSMessageId();
    }

    @Override
    public String text() {
        // JMS reads a body as text only if it is one; anything else is unreadable to us too.
        return jms(() -> message instanceof TextMessage text ? String.valueOf(text.getText()) : "");
    }

    @Override
    public int receiveCount() {
        return jms(() -> message.getIntProperty("JMSXDeliveryCount"));
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
        int seconds = Math.toIntExact(Math.max(0, length.plusMillis(999).toSeconds()));
        sqs.changeMessageVisibility(change -> change.queueUrl(message.getQueueUrl())
                .receiptHandle(message.getReceiptHandle())
                .visibilityTimeout(seconds));
    }

    @Override
    public void park(String reason) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        attributes.put("failureReason", attribute(printable(reason)));
        attributes.put(
                "failedAt",
                attribute(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        attributes.put("failedQueue", attribute(queue));
        for (String carried : SqsReceivePolicy.ATTRIBUTES_WE_READ) {
            String value = property(carried);
            if (value != null && !value.isEmpty()) {
                attributes.put(carried, attribute(value));
            }
        }
        String body = text();
        sqs.sendMessage(send -> send.queueUrl(deadLetterQueueUrl)
                .messageBody(body.isEmpty() ? "(empty)" : body)
                .messageAttributes(Map.copyOf(attributes)));
        delete();
    }

    private @Nullable String property(String name) {
        return jms(() -> message.propertyExists(name) ? message.getStringProperty(name) : null);
    }

    /// SQS takes no control characters, and quotes of a reason need no more than a screen.
    private static String printable(String reason) {
        String clean = reason.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_REASON_LENGTH ? clean : clean.substring(0, MAX_REASON_LENGTH);
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
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
}
