package dev.usher.localcloud.provisioning;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The JSON documents that queues and subscriptions take as attributes.
final class PolicyDocuments {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private PolicyDocuments() {}

    /// After `maxReceiveCount` receives SQS moves a message to the dead-letter queue.
    static String redrive(String deadLetterQueueArn, int maxReceiveCount) {
        return write(Map.of("deadLetterTargetArn", deadLetterQueueArn, "maxReceiveCount", maxReceiveCount));
    }

    /// What SNS cannot deliver goes to the dead-letter queue.
    static String redrive(String deadLetterQueueArn) {
        return write(Map.of("deadLetterTargetArn", deadLetterQueueArn));
    }

    /// Only these queues may use a queue as their dead-letter queue.
    static String redriveAllow(List<String> sourceQueueArns) {
        return write(Map.of("redrivePermission", "byQueue", "sourceQueueArns", sourceQueueArns));
    }

    static String topicsMaySend(String queueArn, List<String> topicArns) {
        var statement = Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", "sns.amazonaws.com"),
                "Action",
                "sqs:SendMessage",
                "Resource",
                queueArn,
                "Condition",
                Map.of("ArnEquals", Map.of("aws:SourceArn", topicArns)));
        return write(Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
    }

    static String filter(Map<String, List<String>> filter) {
        return write(filter);
    }

    private static String write(Map<String, ?> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
