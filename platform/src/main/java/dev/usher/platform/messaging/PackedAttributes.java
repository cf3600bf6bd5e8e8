package dev.usher.platform.messaging;

import dev.usher.contracts.deadletter.CarriedAttribute;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Carries the attributes of a message past the JMS library, as one text. The library converts each
/// attribute to a Java value while it receives, and an unreadable one ends its receiving thread: `1.5` of type
/// `Number.int` is enough.
final class PackedAttributes {
    /// The one attribute that the library sees.
    static final String NAME = "usher";

    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final Argument<Map<String, CarriedAttribute>> PACKED =
            Argument.mapOf(String.class, CarriedAttribute.class);

    private PackedAttributes() {}

    /// The message in the form that the library may see.
    static Message pack(Message message) {
        var packed = new TreeMap<String, CarriedAttribute>();
        message.messageAttributes().forEach((name, value) -> packed.put(name, carried(value)));
        return message.toBuilder()
                .messageAttributes(Map.of(NAME, string(write(packed))))
                .build();
    }

    /// The attributes as SQS delivered them.
    ///
    /// @param text what the library has under [#NAME]
    static Map<String, MessageAttributeValue> unpack(String text) {
        var attributes = new TreeMap<String, MessageAttributeValue>();
        try {
            JSON.readValue(text, PACKED).forEach((name, value) -> attributes.put(name, attribute(value)));
        } catch (IOException e) {
            throw new UncheckedIOException("attributes were not packed by us", e);
        }
        return attributes;
    }

    private static String write(Map<String, CarriedAttribute> attributes) {
        try {
            return JSON.writeValueAsString(PACKED, attributes);
        } catch (IOException e) {
            throw new UncheckedIOException("attributes cannot be written", e);
        }
    }

    static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
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
}
