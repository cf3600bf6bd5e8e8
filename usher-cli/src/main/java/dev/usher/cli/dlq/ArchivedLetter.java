package dev.usher.cli.dlq;

import dev.usher.contracts.deadletter.CarriedAttribute;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A letter as the archive keeps it: whole, so that it can come back as it was.
///
/// @param id that it had in SQS; it gets another one when it is restored
/// @param messageGroup in which SQS shares the queue fairly
/// @param attributes all of them, with its failure and replay
@Serdeable
record ArchivedLetter(String id, @Nullable String messageGroup, Map<String, CarriedAttribute> attributes, String body) {
    static ArchivedLetter of(Message message) {
        var attributes = new TreeMap<String, CarriedAttribute>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, LetterAttributes.carried(value)));
        return new ArchivedLetter(
                message.messageId(),
                message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
                attributes,
                message.body());
    }

    Map<String, MessageAttributeValue> sqsAttributes() {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> LetterAttributes.attribute(entry.getValue())));
    }
}
