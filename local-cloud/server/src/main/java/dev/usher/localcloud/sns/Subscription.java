package dev.usher.localcloud.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A queue that gets what is published to a topic.
///
/// @param endpoint ARN of the queue
/// @param attributes as they were set; what is not among them has the default
record Subscription(
        String arn,
        String topicArn,
        String protocol,
        String endpoint,
        Map<String, String> attributes,
        FilterPolicy filter,
        Optional<String> deadLetterQueueArn) {

    private static final String FILTER = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String REDRIVE = "RedrivePolicy";
    private static final String RAW = "RawMessageDelivery";

    /// @throws SnsException when SNS would refuse an attribute
    static Subscription of(
            String arn, String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        return new Subscription(
                arn,
                topicArn,
                protocol,
                endpoint,
                Map.copyOf(attributes),
                FilterPolicy.parse(attributes.getOrDefault(FILTER, "")),
                deadLetterQueue(attributes.getOrDefault(REDRIVE, "")));
    }

    Subscription with(String attribute, String value) {
        var changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return of(arn, topicArn, protocol, endpoint, changed);
    }

    boolean isRaw() {
        return Boolean.parseBoolean(attributes.get(RAW));
    }

    boolean wants(Notification message) {
        return "MessageBody".equals(attributes.get(SCOPE))
                ? filter.matchesBody(message.body())
                : filter.matchesAttributes(message.attributes());
    }

    private static Optional<String> deadLetterQueue(String redrivePolicy) {
        if (redrivePolicy.isBlank()) {
            return Optional.empty();
        }
        try {
            var target = Json.MAPPER.readTree(redrivePolicy).path("deadLetterTargetArn");
            if (!target.isTextual()) {
                throw SnsException.invalid("RedrivePolicy: deadLetterTargetArn is missing");
            }
            return Optional.of(target.textValue());
        } catch (JsonProcessingException e) {
            throw SnsException.invalid("RedrivePolicy: failed to parse JSON");
        }
    }
}
