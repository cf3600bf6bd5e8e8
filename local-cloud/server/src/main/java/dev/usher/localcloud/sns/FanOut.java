package dev.usher.localcloud.sns;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// Sends what is published to the queues that are subscribed.
final class FanOut {

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

    private final SqsClient sqs;
    private final URI sqsEndpoint;

    FanOut(SqsClient sqs, URI sqsEndpoint) {
        this.sqs = sqs;
        this.sqsEndpoint = sqsEndpoint;
    }

    /// Sends every message to every subscription that wants it, and returns when the queues have them.
    ///
    /// A message that a queue does not take goes to the subscription's dead-letter queue at once; SNS tries again
    /// for a while first, unless the queue is gone or refuses this message for ever. That happens to one with
    /// more than ten attributes, if delivery is raw (SNS Developer Guide, "Message attributes"). Without a
    /// dead-letter queue the message is lost, as with SNS.
    void deliver(List<Subscription> subscriptions, List<Notification> messages) {
        for (var subscription : subscriptions) {
            var wanted = messages.stream().filter(subscription::wants).toList();
            if (!wanted.isEmpty()) {
                deliver(subscription, wanted);
            }
        }
    }

    private void deliver(Subscription subscription, List<Notification> messages) {
        List<Notification> refused;
        try {
            refused = send(subscription.endpoint(), subscription, messages);
        } catch (SqsException failure) {
            LOG.warn("{} did not take {} messages: {}", subscription.endpoint(), messages.size(), failure.getMessage());
            refused = messages;
        }
        var lost = refused.stream().map(Notification::withAttributesThatFit).toList();
        if (!lost.isEmpty()) {
            subscription.deadLetterQueueArn().ifPresent(queue -> send(queue, subscription, lost));
        }
    }

    /// @return those that the queue refuses
    private List<Notification> send(String queueArn, Subscription subscription, List<Notification> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var message : messages) {
            entries.add(entry(Integer.toString(entries.size()), queueArn, subscription, message));
        }
        var result = sqs.sendMessageBatch(
                request -> request.queueUrl(urlOf(queueArn)).entries(entries));
        result.failed()
                .forEach(failure ->
                        LOG.warn("{} refused a message: {} {}", queueArn, failure.code(), failure.message()));
        return result.failed().stream()
                .map(failure -> messages.get(Integer.parseInt(failure.id())))
                .toList();
    }

    private static SendMessageBatchRequestEntry entry(
            String id, String queueArn, Subscription subscription, Notification message) {
        var entry = SendMessageBatchRequestEntry.builder().id(id);
        message.groupId().ifPresent(entry::messageGroupId);
        if (queueArn.endsWith(".fifo")) {
            message.deduplicationId().ifPresent(entry::messageDeduplicationId);
        }
        if (!subscription.isRaw()) {
            return entry.messageBody(envelope(subscription, message)).build();
        }
        return entry.messageBody(message.body())
                .messageAttributes(message.attributes().entrySet().stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.getKey(),
                                attribute -> attribute.getValue().toSqs())))
                .build();
    }

    /// What a subscription without raw delivery gets. There is no signature to check.
    private static String envelope(Subscription subscription, Notification message) {
        var envelope = Json.MAPPER
                .createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", subscription.topicArn())
                .put("Message", message.body())
                .put("Timestamp", Instant.now().toString());
        message.subject().ifPresent(subject -> envelope.put("Subject", subject));
        if (!message.attributes().isEmpty()) {
            var attributes = envelope.putObject("MessageAttributes");
            message.attributes()
                    .forEach((name, attribute) -> attributes
                            .putObject(name)
                            .put("Type", attribute.type())
                            .put("Value", attribute.value()));
        }
        return envelope.toString();
    }

    /// Made here, since asking SQS for it would double the calls. An ARN ends with the account and the name.
    private String urlOf(String queueArn) {
        var parts = queueArn.split(":", -1);
        return sqsEndpoint + "/" + parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }
}
