package dev.usher.systemtests.operations;

import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.CloudClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Queues with dead letters, and consumers that handle what is sent back, or give it up again.
final class DeadQueues implements AutoCloseable {
    private static final int BATCH = 10;

    private final AwsClients aws;
    private final String environment;
    private final List<Thread> consumers = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private volatile boolean isConsuming;

    DeadQueues(LocalCloudProcess cloud) {
        aws = CloudClients.of(cloud);
        environment = String.valueOf(cloud.environment().get("USHER_ENV"));
    }

    /// Parks messages as services do.
    ///
    /// @param reason may have a number in it
    void die(String queue, int count, String reason, @Nullable String exception) {
        send(deadLetterQueueOf(queue), count, number -> {
            String why = reason.contains("%") ? reason.formatted(number) : reason;
            return Map.of(
                    "type",
                    text("PaymentSucceeded"),
                    "reason",
                    text(why),
                    Failure.ATTRIBUTE,
                    failure(queue, why, exception));
        });
    }

    /// Sends messages there without a reason, as SNS does.
    void lose(String queue, int count) {
        send(deadLetterQueueOf(queue), count, _ -> Map.of("type", text("TicketIssued"), "reason", text("none")));
    }

    /// Lets consumers of all queues run until [#empty].
    ///
    /// @param isHopeless for which reasons a message is given up again at once
    void consume(Predicate<String> isHopeless) {
        isConsuming = true;
        Topology.load()
                .queues()
                .keySet()
                .forEach(queue -> consumers.add(Thread.ofVirtual().start(() -> {
                    while (isConsuming) {
                        consume(queue, isHopeless);
                    }
                })));
    }

    /// The bodies of what was handled.
    List<String> handled() {
        return List.copyOf(handled);
    }

    /// How many messages of a queue nobody hides.
    int visibleIn(String queue) {
        String count = aws.sqs()
                .getQueueAttributes(get ->
                        get.queueUrl(url(queue)).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        return Integer.parseInt(String.valueOf(count));
    }

    void empty() throws InterruptedException {
        isConsuming = false;
        for (Thread consumer : consumers) {
            consumer.join();
        }
        consumers.clear();
        Topology.load()
                .deadLetterQueues()
                .keySet()
                .forEach(queue -> aws.sqs().purgeQueue(purge -> purge.queueUrl(url(queue))));
    }

    @Override
    public void close() {
        aws.close();
    }

    private void consume(String queue, Predicate<String> isHopeless) {
        List<Message> batch = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(url(queue))
                        .maxNumberOfMessages(BATCH)
                        .messageAttributeNames("All")
                        .waitTimeSeconds(1))
                .messages();
        if (batch.isEmpty()) {
            return;
        }
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (Message message : batch) {
            String reason = Objects.requireNonNull(message.messageAttributes().get("reason"))
                    .stringValue();
            if (isHopeless.test(reason)) {
                var attributes = new HashMap<>(message.messageAttributes());
                attributes.put(Failure.ATTRIBUTE, failure(queue, reason, "java.lang.IllegalStateException"));
                aws.sqs()
                        .sendMessage(send -> send.queueUrl(url(deadLetterQueueOf(queue)))
                                .messageBody(message.body())
                                .messageAttributes(attributes));
            } else {
                handled.add(message.body());
            }
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        aws.sqs().deleteMessageBatch(delete -> delete.queueUrl(url(queue)).entries(entries));
    }

    private void send(String name, int count, IntFunction<Map<String, MessageAttributeValue>> attributes) {
        String url = url(name);
        for (int from = 0; from < count; from += BATCH) {
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (int number = from; number < Math.min(count, from + BATCH); number++) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(number))
                        .messageBody("""
                                {"id":"PaymentSucceeded#%1$d","type":"PaymentSucceeded","version":1,"data":\
                                {"registrationId":"REG#%2$s","eventId":"EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1",\
                                "attendee":{"name":"Ada Lovelace"},"quantity":2}}""".formatted(number, UUID.randomUUID()))
                        .messageAttributes(attributes.apply(number))
                        .build());
            }
            aws.sqs().sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
        }
    }

    private static MessageAttributeValue failure(String queue, String reason, @Nullable String exception) {
        String thrown = exception == null ? "" : "\"exception\":\"" + exception + "\",";
        return text("""
                {"queue":"%s","at":"%s","reason":"%s",%s"tries":8}""".formatted(queue, Instant.now(), reason, thrown));
    }

    private static String deadLetterQueueOf(String queue) {
        return Topology.load().queue(queue).deadLetterQueue();
    }

    private String url(String queue) {
        return urls.computeIfAbsent(
                queue,
                name -> aws.sqs()
                        .getQueueUrl(get -> get.queueName(Topology.load().physicalName(name, environment)))
                        .queueUrl());
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
