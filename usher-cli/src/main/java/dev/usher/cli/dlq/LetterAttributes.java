package dev.usher.cli.dlq;

import dev.usher.contracts.deadletter.CarriedAttribute;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.deadletter.Replay;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Reads and writes our attributes of dead letters. Anyone who may send to a queue may write anything
/// there: unreadable ones count as absent.
final class LetterAttributes {
    private static final JsonMapper JSON = JsonMapper.createDefault();

    private LetterAttributes() {}

    static Optional<Failure> failure(Message message) {
        return read(message, Failure.ATTRIBUTE, Failure.class);
    }

    static Optional<Replay> replay(Message message) {
        return read(message, Replay.ATTRIBUTE, Replay.class);
    }

    /// The attributes that the message had before it was parked, with the replay beside them. What SQS has
    /// no room for goes into the replay's JSON.
    static Map<String, MessageAttributeValue> attributesToSendBack(Message message, Replay replay) {
        var attributes = new TreeMap<String, MessageAttributeValue>(message.messageAttributes());
        failure(message)
                .map(Failure::attributes)
                .ifPresent(carried -> carried.forEach((name, value) -> attributes.put(name, attribute(value))));
        replay(message)
                .map(Replay::attributes)
                .ifPresent(carried -> carried.forEach((name, value) -> attributes.put(name, attribute(value))));
        attributes.remove(Failure.ATTRIBUTE);
        attributes.remove(Replay.ATTRIBUTE);
        var rest = new TreeMap<String, CarriedAttribute>();
        while (attributes.size() >= CarriedAttribute.MOST_OF_A_MESSAGE) {
            Map.Entry<String, MessageAttributeValue> last = Objects.requireNonNull(attributes.pollLastEntry());
            rest.put(last.getKey(), carried(last.getValue()));
        }
        var complete = new Replay(replay.run(), replay.times(), replay.at(), rest.isEmpty() ? null : rest);
        attributes.put(Replay.ATTRIBUTE, text(write(complete)));
        return attributes;
    }

    private static <T> Optional<T> read(Message message, String name, Class<T> type) {
        MessageAttributeValue value = message.messageAttributes().get(name);
        if (value == null || value.stringValue() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(value.stringValue(), type));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String write(Replay replay) {
        try {
            return JSON.writeValueAsString(replay);
        } catch (IOException e) {
            throw new UncheckedIOException("a replay cannot be written", e);
        }
    }

    static CarriedAttribute carried(MessageAttributeValue value) {
        return value.binaryValue() == null
                ? new CarriedAttribute(value.dataType(), value.stringValue(), null)
                : new CarriedAttribute(
                        value.dataType(),
                        null,
                        Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }

    static MessageAttributeValue attribute(CarriedAttribute carried) {
        var value = MessageAttributeValue.builder().dataType(carried.type()).stringValue(carried.text());
        String base64 = carried.base64();
        return base64 == null
                ? value.build()
                : value.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(base64)))
                        .build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
