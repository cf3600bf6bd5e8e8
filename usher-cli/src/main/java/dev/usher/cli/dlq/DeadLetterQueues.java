package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The dead-letter queues of one environment, as topology.json names them.
final class DeadLetterQueues implements AutoCloseable {
    /// Longer than a look takes, because a message that reappears cannot be distinguished from the end of the
    /// queue. A look that ends releases at once what it left; one that is killed hides the rest for this time.
    private static final Duration HIDDEN_WHILE_LOOKING = Duration.ofMinutes(15);

    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final Topology topology;
    private final String environment;

    DeadLetterQueues(SqsClient sqs, String environment) {
        this.sqs = sqs;
        this.topology = Topology.load();
        this.environment = environment;
    }

    static DeadLetterQueues in(Cloud cloud) {
        String environment = cloud.environment();
        return new DeadLetterQueues(cloud.sqs(), environment);
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

    /// Messages of a queue's dead-letter queue. They stay there, hidden from others during this look.
    ///
    /// @param queue logical name of the queue that they failed in
    List<DeadLetter> peek(String queue, int most) {
        String url = url(deadLetterQueueOf(queue));
        var seen = new ArrayList<DeadLetter>();
        try (var look = new Look(url)) {
            for (List<Message> fresh = look.next(); !fresh.isEmpty() && seen.size() < most; fresh = look.next()) {
                fresh.stream()
                        .limit(most - seen.size())
                        .map(DeadLetterQueues::letter)
                        .forEach(seen::add);
            }
        }
        return List.copyOf(seen);
    }

    /// Sends messages back to the queue that they failed in, each once: one that fails again meanwhile is left
    /// where it is. The copy is sent before the original is deleted: an interruption leaves a message in both
    /// at worst, and handling one twice changes nothing.
    ///
    /// @param most how many at most
    /// @param chosen which of them
    /// @param progress called after each message with the number sent back so far
    Replayed replay(String queue, int most, Predicate<DeadLetter> chosen, IntConsumer progress) {
        String run = UUID.randomUUID().toString();
        String from = url(deadLetterQueueOf(queue));
        String to = url(queue);
        int sent = 0;
        int failedAgain = 0;
        try (var look = new Look(from)) {
            for (List<Message> fresh = look.next(); !fresh.isEmpty() && sent < most; fresh = look.next()) {
                for (Message message : fresh) {
                    Optional<Replay> before = LetterJson.replay(message);
                    if (before.filter(replay -> replay.run().equals(run)).isPresent()) {
                        failedAgain++;
                    } else if (sent < most && chosen.test(letter(message))) {
                        sendBack(message, to, next(run, before));
                        look.delete(message);
                        progress.accept(++sent);
                    }
                }
            }
        }
        return new Replayed(sent, failedAgain);
    }

    @Override
    public void close() {
        sqs.close();
    }

    private static Replay next(String run, Optional<Replay> before) {
        return new Replay(
                run, before.map(Replay::times).orElse(0) + 1, Instant.now().truncatedTo(ChronoUnit.SECONDS), null);
    }

    private void sendBack(Message message, String to, Replay replay) {
        Map<String, MessageAttributeValue> attributes = LetterJson.attributesToSendBack(message, replay);
        sqs.sendMessage(send -> send.queueUrl(to)
                .messageBody(message.body())
                .messageAttributes(attributes)
                .messageGroupId(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)));
    }

    private static DeadLetter letter(Message message) {
        Optional<Failure> failure = LetterJson.failure(message);
        MessageAttributeValue type = message.messageAttributes().get("type");
        return new DeadLetter(
                message.messageId(),
                failure.map(Failure::reason).orElse(null),
                failure.map(Failure::at).orElse(null),
                failure.map(Failure::tries).orElse(0),
                LetterJson.replay(message).map(Replay::times).orElse(0),
                type == null ? null : type.stringValue(),
                message.body());
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
    /// @param reason why it failed; absent if SQS moved it there on its own
    /// @param tries how often its consumer tried it
    /// @param replays how often it was sent back before
    record DeadLetter(
            String messageId,
            @Nullable String reason,
            @Nullable Instant failedAt,
            int tries,
            int replays,
            @Nullable String type,
            String body) {}

    /// What a replay did.
    ///
    /// @param sent how many messages it sent back
    /// @param failedAgain how many of them were back among the dead before it ended
    record Replayed(int sent, int failedAgain) {}

    /// One look through a queue. What it has received is hidden from others until it ends.
    private final class Look implements AutoCloseable {
        private final String url;
        private final Map<String, String> receipts = new HashMap<>();

        private Look(String url) {
            this.url = url;
        }

        /// Messages that it has not returned before; empty at the end.
        List<Message> next() {
            List<Message> batch = receive();
            List<Message> fresh = batch.stream()
                    .filter(message -> !receipts.containsKey(message.messageId()))
                    .toList();
            batch.forEach(message -> receipts.put(message.messageId(), message.receiptHandle()));
            return fresh;
        }

        void delete(Message message) {
            sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            receipts.remove(message.messageId());
        }

        private List<Message> receive() {
            return sqs.receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(BATCH)
                            .visibilityTimeout(Math.toIntExact(HIDDEN_WHILE_LOOKING.toSeconds()))
                            .waitTimeSeconds(1)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .messages();
        }

        /// Releases the messages that it has left there.
        @Override
        public void close() {
            List<String> left = List.copyOf(receipts.values());
            for (int from = 0; from < left.size(); from += BATCH) {
                List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(
                                from, Math.min(from + BATCH, left.size()))
                        .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id(Integer.toString(i))
                                .receiptHandle(left.get(i))
                                .visibilityTimeout(0)
                                .build())
                        .toList();
                sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
            }
        }
    }
}
