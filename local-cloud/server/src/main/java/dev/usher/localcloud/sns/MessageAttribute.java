package dev.usher.localcloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A typed attribute of a message.
///
/// @param type such as `String`, `Number`, `Binary` or `String.Array`
/// @param value the text, or Base64 when the type is `Binary`
record MessageAttribute(String type, String value) {

    static MessageAttribute read(QueryRequest entry) {
        var type = entry.require("Value.DataType");
        return new MessageAttribute(
                type, entry.require(type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue"));
    }

    boolean isBinary() {
        return type.startsWith("Binary");
    }

    int sizeInBytes(String name) {
        return (name + type + value).getBytes(StandardCharsets.UTF_8).length;
    }

    MessageAttributeValue toSqs() {
        var builder = MessageAttributeValue.builder().dataType(type);
        return isBinary()
                ? builder.binaryValue(SdkBytes.fromByteArray(Base64.getDecoder().decode(value)))
                        .build()
                : builder.stringValue(value).build();
    }
}
