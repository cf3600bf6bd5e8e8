package dev.usher.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Listens to topics with a separate queue and keeps every message.
final class TopicRecorder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONG_POLL_SECONDS = 1;

    private final AwsClients aws;
    private final String queueUrl;
    private final Map<String, JsonNode> byId = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> deliveries = new ConcurrentHashMap<>();
    private final Thread listener;
    private volatile boolean closing;

    TopicRecorder(AwsClients aws, String... topics) {
        this.aws = aws;
        this.queueUrl =
                aws.sqs().createQueue(create -> create.queueName("recorder")).queueUrl();
        String queueArn = String.valueOf(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN));
        for (String topic : topics) {
            String arn = "arn:aws:sns:us-east-1:000000000000:" + Topology.load().physicalName(topic, "local");
            aws.sns()
                    .subscribe(subscribe -> subscribe
                            .topicArn(arn)
                            .protocol("sqs")
                            .endpoint(queueArn)
                            .attributes(Map.of("RawMessageDelivery", "true")));
        }
        listener = Thread.ofVirtual().name("topic-recorder").start(this::listen);
    }

    /// Every fact of this type that was published, once each, however often it arrived.
    Stream<JsonNode> facts(String type) {
        return byId.values().stream()
                .filter(envelope -> envelope.path("type").asText().equals(type));
    }

    /// How often these facts arrived, all together.
    int deliveriesOf(List<JsonNode> facts) {
        return facts.stream()
                .mapToInt(fact -> deliveries
                        .getOrDefault(fact.path("id").asText(), new AtomicInteger())
                        .get())
                .sum();
    }

    @Override
    public void close() {
        closing = true;
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!closing) {
            List<Message> messages = aws.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(queueUrl).maxNumberOfMessages(10).waitTimeSeconds(LONG_POLL_SECONDS))
                    .messages();
            messages.forEach(this::record);
            if (!messages.isEmpty()) {
                aws.sqs()
                        .deleteMessageBatch(delete -> delete.queueUrl(queueUrl)
                                .entries(messages.stream()
                                        .map(message -> DeleteMessageBatchRequestEntry.builder()
                                                .id(message.messageId())
                                                .receiptHandle(message.receiptHandle())
                                                .build())
                                        .toList()));
            }
        }
    }

    private void record(Message message) {
        try {
            JsonNode envelope = JSON.readTree(message.body());
            String id = envelope.path("id").asText();
            deliveries.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
            byId.put(id, envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
