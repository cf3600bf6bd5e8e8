package dev.usher.localcloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A published message.
///
/// @param entryId names it within its batch
record Notification(
        String id,
        String entryId,
        String body,
        Optional<String> subject,
        Optional<String> groupId,
        Optional<String> deduplicationId,
        Map<String, MessageAttribute> attributes) {

    /// What SNS accepts in one call, message bodies and attributes together.
    static final int MAX_BYTES = 256 * 1024;

    /// The most attributes of a message in SQS.
    private static final int MOST_ATTRIBUTES = 10;

    static Notification read(QueryRequest request) {
        var body = request.require("Message");
        if (body.isEmpty()) {
            throw SnsException.invalid("Empty message");
        }
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        request.parts("MessageAttributes.entry", "Name")
                .forEach(entry -> attributes.put(entry.require("Name"), MessageAttribute.read(entry)));
        return new Notification(
                UUID.randomUUID().toString(),
                request.find("Id").orElse(""),
                body,
                request.find("Subject"),
                request.find("MessageGroupId"),
                request.find("MessageDeduplicationId"),
                attributes);
    }

    /// The same, with no more attributes than SQS accepts. AWS does not say which of them a letter keeps.
    Notification withAttributesThatFit() {
        var fitting = new LinkedHashMap<String, MessageAttribute>();
        attributes.entrySet().stream()
                .limit(MOST_ATTRIBUTES)
                .forEach(attribute -> fitting.put(attribute.getKey(), attribute.getValue()));
        return new Notification(id, entryId, body, subject, groupId, deduplicationId, fitting);
    }

    int sizeInBytes() {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        for (var attribute : attributes.entrySet()) {
            size += attribute.getValue().sizeInBytes(attribute.getKey());
        }
        return size;
    }
}
