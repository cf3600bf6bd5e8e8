package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import dev.usher.contracts.topology.Topology.Queue;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/// The SNS topics and their subscriptions: raw delivery, filtered by message attributes where that is declared.
final class Topics {

    private final SnsClient sns;
    private final Topology topology;
    private final PhysicalNames names;

    Topics(SnsClient sns, Topology topology, PhysicalNames names) {
        this.sns = sns;
        this.topology = topology;
        this.names = names;
    }

    /// Creates the topics and subscribes the queues to them.
    Arns provision(Arns queues) {
        var arns = new ConcurrentHashMap<String, String>();
        Parallel.run(topology.topics().keySet().stream()
                .map(topic -> (Runnable) () -> arns.put(
                        topic,
                        sns.createTopic(request -> request.name(names.of(topic)))
                                .topicArn()))
                .toList());
        var topics = new Arns(Map.copyOf(arns));
        var subscriptions = new ArrayList<Runnable>();
        topology.queues()
                .forEach((name, queue) ->
                        subscriptions.add(() -> subscribe(topics.of(queue.topic()), queues.of(name), queue, queues)));
        Parallel.run(subscriptions);
        return topics;
    }

    private void subscribe(String topicArn, String queueArn, Queue queue, Arns queues) {
        var attributes = new TreeMap<>(Map.of(
                "RawMessageDelivery",
                "true",
                "RedrivePolicy",
                PolicyDocuments.redrive(queues.of(queue.deadLetterQueue()))));
        if (!queue.filter().isEmpty()) {
            attributes.put("FilterPolicy", PolicyDocuments.filter(queue.filter()));
        }
        find(topicArn, queueArn)
                .ifPresentOrElse(
                        // Subscribing again fails when an attribute differs.
                        subscription -> attributes.forEach((name, value) -> sns.setSubscriptionAttributes(
                                request -> request.subscriptionArn(subscription.subscriptionArn())
                                        .attributeName(name)
                                        .attributeValue(value))),
                        () -> sns.subscribe(request -> request.topicArn(topicArn)
                                .protocol("sqs")
                                .endpoint(queueArn)
                                .attributes(attributes)
                                .returnSubscriptionArn(true)));
    }

    private Optional<Subscription> find(String topicArn, String queueArn) {
        return sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn)).subscriptions().stream()
                .filter(subscription -> queueArn.equals(subscription.endpoint()))
                .findFirst();
    }
}
