package dev.usher.cli.dlq;

import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The dead-letter queues of one environment, as topology.json names them.
final class DeadLetterQueues {
    private static final Duration SHORTLY = Duration.ofSeconds(30);
    private static final Duration EACH = Duration.ofMillis(20);
    private static final Duration LONGEST_HIDDEN = Duration.ofHours(1);

    private static final int LONG_POLL_SECONDS = 1;

    private final SqsClient sqs;
    private final Topology topology = Topology.load();
    private final String environment;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    DeadLetterQueues(SqsClient sqs, String environment) {
        this.sqs = sqs;
        this.environment = environment;
    }

    /// Every queue with what waits in it and in its dead-letter queue. Numbers are SQS's, which are
    /// approximate.
    List<Backlog> backlogs() {
        return topology.queues().entrySet().stream()
                .map(queue -> new Backlog(
                        queue.getKey(),
                        queue.getValue().consumer(),
                        unfinished(queue.getKey()),
                        unfinished(queue.getValue().deadLetterQueue())))
                .toList();
    }

    /// Looks at the letters of a queue. They are hidden from others for the seconds that this takes.
    ///
    /// @param window how many at most
    Survey survey(String queue, int window) {
        String name = deadLetterQueueOf(queue);
        int about = depth(name);
        LetterReader reader = reader(queue);
        var letters = new ArrayList<Letter>();
        try (var look = new Look(sqs, url(name), hidden(window))) {
            while (letters.size() < window && !look.isAtEnd()) {
                look.next(LONG_POLL_SECONDS).stream()
                        .limit(window - letters.size())
                        .map(reader::read)
                        .forEach(letters::add);
            }
            boolean isWhole = letters.size() < window || look.isAtEnd();
            return new Survey(queue, List.copyOf(letters), Math.max(about, letters.size()), isWhole);
        }
    }

    /// For how long to hide what is read: a look gives it back at once, but one that is killed does not.
    ///
    /// @param letters that are looked for
    static Duration hidden(int letters) {
        Duration hidden = SHORTLY.plus(EACH.multipliedBy(letters));
        return hidden.compareTo(LONGEST_HIDDEN) < 0 ? hidden : LONGEST_HIDDEN;
    }

    /// A look that ends when the caller closes it.
    ///
    /// @param hidden for how long what it reads stays hidden if the process is killed
    Look look(String queue, Duration hidden) {
        return new Look(sqs, url(deadLetterQueueOf(queue)), hidden);
    }

    /// Receives some of these letters; what else comes along is hidden too while the look lasts.
    ///
    /// @param most after which it stops, or a few later
    /// @return those that are there, by id
    Map<String, Message> collect(Look look, Set<String> ids, int most, Watch watch) {
        Map<String, Message> found = new LinkedHashMap<>();
        while (found.size() < Math.min(most, ids.size()) && !look.isAtEnd() && !watch.isStopped()) {
            look.next(LONG_POLL_SECONDS).stream()
                    .filter(message -> ids.contains(message.messageId()))
                    .forEach(message -> found.put(message.messageId(), message));
        }
        return found;
    }

    LetterReader reader(String queue) {
        int seconds = Objects.requireNonNull(topology.deadLetterQueues().get(deadLetterQueueOf(queue)))
                .retentionSeconds();
        return new LetterReader(queue, Duration.ofSeconds(seconds));
    }

    /// The messages of a queue that wait, are being handled or looked at, or come back later. Approximate.
    int unfinished(String queue) {
        var counts = sqs.getQueueAttributes(request -> request.queueUrl(url(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /// Those that nobody hides at the moment. Approximate.
    private int depth(String name) {
        var counts = sqs.getQueueAttributes(request ->
                        request.queueUrl(url(name)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes();
        return Integer.parseInt(
                Objects.requireNonNull(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES), name));
    }

    String deadLetterQueueOf(String queue) {
        return topology.queue(queue).deadLetterQueue();
    }

    /// The address of a queue of topology.json, or of another queue by its name on AWS.
    String url(String name) {
        boolean isOurs =
                Stream.of(topology.queues(), topology.deadLetterQueues()).anyMatch(queues -> queues.containsKey(name));
        String physical = isOurs ? topology.physicalName(name, environment) : name;
        return urls.computeIfAbsent(
                physical,
                queue -> sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl());
    }
}
