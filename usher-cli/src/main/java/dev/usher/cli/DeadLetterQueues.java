package dev.usher.cli;

import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The dead-letter queues of one environment, as topology.json names them.
final class DeadLetterQueues implements AutoCloseable {
    /// Long enough to look through a queue once, short enough that a replay that breaks off blocks nobody
    /// for long.
    private static final Duration HIDDEN_WHILE_LOOKING = Duration.ofSeconds(30);

    private static final Set<String> ADDED_BY_PARKING = Set.of("failureReason", "failedAt", "failedQueue");
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final Topology topology;
    private final String environment;

    DeadLetterQueues(SqsClient sqs, String environment) {
        this.sqs = sqs;
        this.topology = Topology.load();
        this.environment = environment;
    }

    static DeadLetterQueues in(String environment) {
        SqsClient sqs = SqsClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
                .build();
        return new DeadLetterQueues(sqs, environment);
    }

    /// Every queue with what waits in it and in its dead-letter queue. Numbers are SQS's, which are
    /// approximate.
    List<Backlog> backlogs() {
        return topology.queues().entrySet().stream()
                .map(queue -> new Backlog(
                        queue.getKey(),
                        queue.getValue().consumer(),
                        depth(queue.getKey()),
                        depth(queue.getValue().deadLetterQueue())))
                .toList();
    }

    /// Messages of a queue's dead-letter queue. They stay there, hidden from others for half a minute.
    ///
    /// @param queue logical name of the queue that they failed in
    List<DeadLetter> peek(String queue, int most) {
        var seen = new ArrayList<DeadLetter>();
        String url = url(deadLetterQueueOf(queue));
        var ids = new HashSet<String>();
        while (seen.size() < most) {
            List<Message> batch = receive(url, Math.min(BATCH, most - seen.size()));
            List<Message> fresh = batch.stream()
                    .filter(message -> ids.add(message.messageId()))
                    .toList();
            if (fresh.isEmpty()) {
                break;
            }
            fresh.forEach(message -> seen.add(letter(message)));
        }
        return List.copyOf(seen);
    }

    /// Sends messages back to the queue that they failed in. The copy is there before the original is gone:
    /// breaking off leaves a message in both at worst, and handling one twice changes nothing.
    ///
    /// @param most how many at most
    /// @param chosen which of them
    /// @param progress told after each message how many were sent back
    /// @return how many were sent back
    int replay(String queue, int most, Predicate<DeadLetter> chosen, IntConsumer progress) {
        String from = url(deadLetterQueueOf(queue));
        String to = url(queue);
        var looked = new HashSet<String>();
        int sent = 0;
        while (sent < most) {
            List<Message> fresh = receive(from, BATCH).stream()
                    .filter(message -> looked.add(message.messageId()))
                    .toList();
            if (fresh.isEmpty()) {
                break;
            }
            for (Message message : fresh) {
                // The others stay hidden for as long as a look takes, so that each is looked at once.
                if (sent < most && chosen.test(letter(message))) {
                    sendBack(message, from, to);
                    progress.accept(++sent);
                }
            }
        }
        return sent;
    }

    @Override
    public void close() {
        sqs.close();
    }

    private void sendBack(Message message, String from, String to) {
        var attributes = new HashMap<String, MessageAttributeValue>(message.messageAttributes());
        attributes.keySet().removeAll(ADDED_BY_PARKING);
        sqs.sendMessage(
                send -> send.queueUrl(to).messageBody(message.body()).messageAttributes(Map.copyOf(attributes)));
        sqs.deleteMessage(delete -> delete.queueUrl(from).receiptHandle(message.receiptHandle()));
    }

    private List<Message> receive(String url, int most) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .visibilityTimeout(Math.toIntExact(HIDDEN_WHILE_LOOKING.toSeconds()))
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages();
    }

    private static DeadLetter letter(Message message) {
        return new DeadLetter(
                message.messageId(),
                attribute(message, "failureReason"),
                attribute(message, "failedAt"),
                attribute(message, "type"),
                message.body());
    }

    private static @Nullable String attribute(Message message, String name) {
        MessageAttributeValue value = message.messageAttributes().get(name);
        return value == null ? null : value.stringValue();
    }

    private int depth(String name) {
        var depth = sqs.getQueueAttributes(request ->
                        request.queueUrl(url(name)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        return Integer.parseInt(Objects.requireNonNull(depth, name));
    }

    private String deadLetterQueueOf(String queue) {
        return topology.queue(queue).deadLetterQueue();
    }

    private String url(String name) {
        String physical = topology.physicalName(name, environment);
        return sqs.getQueueUrl(request -> request.queueName(physical)).queueUrl();
    }

    /// What waits.
    ///
    /// @param waiting messages in the queue itself
    /// @param dead messages in its dead-letter queue
    record Backlog(String queue, String consumer, int waiting, int dead) {}

    /// A message in a dead-letter queue.
    ///
    /// @param reason why it failed; absent if SQS moved it there by itself
    record DeadLetter(
            String messageId,
            @Nullable String reason,
            @Nullable String failedAt,
            @Nullable String type,
            String body) {}
}
