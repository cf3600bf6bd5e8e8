package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import dev.usher.contracts.topology.Topology.DeadLetterQueue;
import dev.usher.contracts.topology.Topology.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// The SQS queues and their dead-letter queues.
final class Queues {

    private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

    private final SqsClient sqs;
    private final Topology topology;
    private final PhysicalNames names;

    Queues(SqsClient sqs, Topology topology, PhysicalNames names) {
        this.sqs = sqs;
        this.topology = topology;
        this.names = names;
    }

    /// Creates them bare: a queue and its dead-letter queue name each other, so both must exist before either is
    /// configured.
    Arns create() {
        var arns = new ConcurrentHashMap<String, String>();
        Parallel.run(Stream.concat(topology.queues().keySet().stream(), topology.deadLetterQueues().keySet().stream())
                .map(queue -> (Runnable) () -> arns.put(queue, create(names.of(queue))))
                .toList());
        return new Arns(Map.copyOf(arns));
    }

    void configure(Arns queues, Arns topics) {
        var work = new ArrayList<Runnable>();
        topology.queues()
                .forEach((name, queue) -> work.add(() -> apply(names.of(name), settings(name, queue, queues, topics))));
        topology.deadLetterQueues()
                .forEach((name, queue) -> work.add(() -> {
                    var sources = sourcesOf(name);
                    apply(names.of(name), settings(name, queue, sources, queues, topics));
                    restrict(names.of(name), queues.of(List.copyOf(sources.keySet())));
                }));
        Parallel.run(work);
    }

    private String create(String name) {
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(findOrCreate(name)).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), name);
    }

    /// Looks first: creating a queue again fails once it has other settings than the defaults.
    private String findOrCreate(String name) {
        try {
            return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException missing) {
            return sqs.createQueue(request -> request.queueName(name)).queueUrl();
        }
    }

    private void apply(String name, Map<QueueAttributeName, String> settings) {
        sqs.setQueueAttributes(request -> request.queueUrl(
                        sqs.getQueueUrl(url -> url.queueName(name)).queueUrl())
                .attributes(settings));
    }

    private static Map<QueueAttributeName, String> settings(String name, Queue queue, Arns queues, Arns topics) {
        return Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                Integer.toString(queue.visibilityTimeoutSeconds()),
                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                Integer.toString(queue.receiveWaitSeconds()),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Integer.toString(queue.retentionSeconds()),
                QueueAttributeName.REDRIVE_POLICY,
                PolicyDocuments.redrive(queues.of(queue.deadLetterQueue()), queue.maxReceiveCount()),
                QueueAttributeName.POLICY,
                PolicyDocuments.topicsMaySend(queues.of(name), List.of(topics.of(queue.topic()))));
    }

    private static Map<QueueAttributeName, String> settings(
            String name, DeadLetterQueue queue, Map<String, Queue> sources, Arns queues, Arns topics) {
        var topicArns = topics.of(sources.values().stream().map(Queue::topic).toList());
        return Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Integer.toString(queue.retentionSeconds()),
                QueueAttributeName.POLICY,
                PolicyDocuments.topicsMaySend(queues.of(name), topicArns));
    }

    /// Lets no other queue use it as its dead-letter queue. ElasticMQ does not know this, and nothing depends on it.
    private void restrict(String deadLetterQueue, List<String> sourceArns) {
        try {
            apply(
                    deadLetterQueue,
                    Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, PolicyDocuments.redriveAllow(sourceArns)));
        } catch (InvalidAttributeNameException unknown) {
            LOG.debug("{} does not know redrive permissions", deadLetterQueue, unknown);
        }
    }

    private Map<String, Queue> sourcesOf(String deadLetterQueue) {
        var sources = new TreeMap<>(topology.queues());
        sources.values().removeIf(queue -> !queue.deadLetterQueue().equals(deadLetterQueue));
        return sources;
    }
}
