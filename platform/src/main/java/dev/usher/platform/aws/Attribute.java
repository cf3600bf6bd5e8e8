package dev.usher.platform.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one way in which values are stored in DynamoDB, in items and in expressions. [Item] reads them.
///
/// Whole numbers are numbers (`N`), so that conditions compare them as such. Instants are texts: ISO 8601 in
/// UTC, always with milliseconds, which is how finely our clock ticks. Keys need a text: some consist of a
/// time and more, such as `pendingSince`. And its width is fixed, so that the order of texts is that of
/// times: `Instant.toString` omits zeros and would sort a full second after its own milliseconds. People can
/// read it, too. Only a time by which a table forgets rows is a number of seconds, because DynamoDB wants
/// that.
public final class Attribute {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Attribute() {}

    public static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    /// The text of an id. Only ids are records; other values have a format here, or at the caller.
    public static AttributeValue text(Record id) {
        return AttributeValue.fromS(id.toString());
    }

    public static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Anything finer than milliseconds is cut off.
    public static AttributeValue instant(Instant instant) {
        return AttributeValue.fromS(sortable(instant));
    }

    /// The same as text, for keys that consist of a time and more.
    public static String sortable(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    /// A value for the attribute by which the table forgets the row some time after this.
    public static AttributeValue epochSecond(Instant instant) {
        return number(instant.getEpochSecond());
    }

    public static AttributeValue flag(boolean flag) {
        return AttributeValue.fromBool(flag);
    }

    public static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    /// Texts in this order.
    public static AttributeValue texts(Collection<String> texts) {
        return list(texts, Attribute::text);
    }

    /// Values in this order.
    public static <T> AttributeValue list(Collection<T> values, Function<T, AttributeValue> attribute) {
        return AttributeValue.fromL(values.stream().map(attribute).toList());
    }

    /// An item within an item, whose attributes have these names.
    public static <T> AttributeValue map(Map<String, T> values, Function<T, AttributeValue> attribute) {
        return AttributeValue.fromM(values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, value -> attribute.apply(value.getValue()))));
    }
}
