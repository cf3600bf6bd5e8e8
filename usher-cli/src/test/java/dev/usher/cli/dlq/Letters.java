package dev.usher.cli.dlq;

import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.localcloud.testing.CloudUnderTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A queue with its dead-letter queue, and what its consumer does.
final class Letters {
    static final String QUEUE = "ticket-service-payment-succeeded";
    static final String DEAD = QUEUE + "-dlq";

    private final CloudUnderTest cloud;
    private final SqsClient sqs;

    Letters(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.sqs = cloud.sqs();
    }

    void empty() {
        for (String queue : List.of(QUEUE, DEAD)) {
            sqs.purgeQueue(purge -> purge.queueUrl(cloud.queueUrl(queue)));
        }
    }

    /// Parks a message as a service does.
    void die(String body, String reason) {
        die(body, reason, null);
    }

    void die(String body, String reason, @Nullable String exception) {
        park(body, Map.of("type", text("PaymentSucceeded")), reason, exception);
    }

    /// Sends a message there without a reason, as SNS does.
    void send(String body) {
        sqs.sendMessage(send -> send.queueUrl(cloud.queueUrl(DEAD)).messageBody(body));
    }

    /// A consumer that parks each message for which there is a reason, and is done with the others.
    ///
    /// @return the bodies that it received
    List<String> consume(Function<String, @Nullable String> reason) {
        var received = new ArrayList<String>();
        for (Message message : messages(QUEUE)) {
            received.add(message.body());
            String why = reason.apply(message.body());
            if (why != null) {
                park(message.body(), message.messageAttributes(), why, null);
            }
            sqs.deleteMessage(delete -> delete.queueUrl(cloud.queueUrl(QUEUE)).receiptHandle(message.receiptHandle()));
        }
        return received;
    }

    /// Up to ten.
    List<Message> messages(String queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(cloud.queueUrl(queue))
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All"))
                .messages();
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    static int replays(Message message) {
        return LetterAttributes.replay(message).map(Replay::times).orElse(0);
    }

    private void park(String body, Map<String, MessageAttributeValue> own, String reason, @Nullable String exception) {
        var attributes = new HashMap<>(own);
        attributes.put(Failure.ATTRIBUTE, text("""
                {"queue":"%s","at":"2026-11-22T12:00:00Z","reason":"%s",%s"tries":8}""".formatted(
                        QUEUE, reason, exception == null ? "" : "\"exception\":\"" + exception + "\",")));
        sqs.sendMessage(
                send -> send.queueUrl(cloud.queueUrl(DEAD)).messageBody(body).messageAttributes(attributes));
    }
}
