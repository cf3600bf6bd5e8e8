package dev.usher.cli.dlq;

import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Makes letters of messages.
///
/// @param queue logical name of the queue in which they failed
/// @param retention for how long the dead-letter queue keeps a message, counted from when it was first sent
record LetterReader(String queue, Duration retention) {
    /// What it needs of a message beside its own attributes.
    static final List<MessageSystemAttributeName> SYSTEM_ATTRIBUTES = List.of(
            MessageSystemAttributeName.MESSAGE_GROUP_ID,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern REGISTRATION = Pattern.compile("REG#" + UUID);
    private static final Pattern EVENT = Pattern.compile("EVENT#" + UUID);
    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([A-Za-z]{1,40})\"");

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String MOVED = "SQS moved it here after its last receive: its consumer never finished it";
    private static final String SENT = "sent here without a reason: SNS could not deliver it, or somebody sent it";

    Letter read(Message message) {
        Optional<Failure> failure = LetterAttributes.failure(message);
        Origin origin = origin(message, failure);
        String exception = failure.map(Failure::exception).orElse(null);
        String reason = failure.map(Failure::reason).orElse(origin == Origin.MOVED_BY_SQS ? MOVED : SENT);
        Instant sentAt = sentAt(message);
        return new Letter(
                message.messageId(),
                queue,
                origin,
                Fingerprint.of(origin, exception, reason),
                exception,
                reason,
                failure.map(Failure::at).orElse(sentAt),
                sentAt.plus(retention),
                failure.map(Failure::tries).orElse(0),
                LetterAttributes.replay(message).map(Replay::times).orElse(0),
                type(message),
                first(REGISTRATION, message.body()),
                first(EVENT, message.body()),
                trace(message),
                message.body());
    }

    private static Origin origin(Message message, Optional<Failure> failure) {
        if (failure.isPresent()) {
            return Origin.PARKED;
        }
        return message.attributes().containsKey(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN)
                ? Origin.MOVED_BY_SQS
                : Origin.SENT;
    }

    private static Instant sentAt(Message message) {
        String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /// The attribute, by which subscriptions filter; of a message that lost it, what its body says.
    private static @Nullable String type(Message message) {
        MessageAttributeValue attribute = message.messageAttributes().get("type");
        if (attribute != null && attribute.stringValue() != null) {
            return attribute.stringValue();
        }
        Matcher inBody = TYPE.matcher(message.body());
        return inBody.find() ? inBody.group(1) : null;
    }

    private static @Nullable String trace(Message message) {
        MessageAttributeValue attribute = message.messageAttributes().get("traceparent");
        String text = attribute == null ? null : attribute.stringValue();
        Matcher form = TRACEPARENT.matcher(text == null ? "" : text);
        return form.matches() ? form.group(1) : null;
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : null;
    }
}
