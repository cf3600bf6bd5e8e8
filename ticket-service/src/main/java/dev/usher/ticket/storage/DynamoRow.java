package dev.usher.ticket.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A DynamoDB item by attribute names: texts, lists of texts, bytes, nested rows. Not thread-safe.
public final class DynamoRow {
    private final Map<String, AttributeValue> attributes;

    private DynamoRow(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /// An empty row, to be filled.
    public static DynamoRow empty() {
        return new DynamoRow(new HashMap<>());
    }

    /// A row as DynamoDB returned it.
    public static DynamoRow of(Map<String, AttributeValue> attributes) {
        return new DynamoRow(attributes);
    }

    /// Sets an attribute to the value's text.
    public DynamoRow with(String name, Object value) {
        attributes.put(name, AttributeValue.fromS(value.toString()));
        return this;
    }

    /// Sets an attribute unless there is no value.
    public DynamoRow withOptional(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    /// Sets an attribute to texts in this order.
    public DynamoRow withTexts(String name, List<String> texts) {
        attributes.put(
                name,
                AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    /// Sets an attribute to a row.
    public DynamoRow withRow(String name, DynamoRow row) {
        attributes.put(name, AttributeValue.fromM(row.attributes));
        return this;
    }

    /// Sets an attribute to bytes.
    public DynamoRow withBytes(String name, byte[] bytes) {
        attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
        return this;
    }

    /// Sets the attribute by which the table deletes the row.
    ///
    /// @param epochSecond when, in seconds since 1970, as DynamoDB's TTL counts
    public DynamoRow forgottenAfter(long epochSecond) {
        attributes.put("forgetAfter", AttributeValue.fromN(Long.toString(epochSecond)));
        return this;
    }

    /// The attributes as the SDK needs them.
    public Map<String, AttributeValue> attributes() {
        return Map.copyOf(attributes);
    }

    /// A text that every such row has.
    public String text(String name) {
        return required(name).s();
    }

    /// A whole number that every such row has.
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /// A text that the row may lack.
    public @Nullable String optional(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : value.s();
    }

    /// Texts in their order; none if the row lacks them.
    public List<String> texts(String name) {
        AttributeValue value = attributes.get(name);
        return value == null
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }

    /// A row within the row that every such row has.
    public DynamoRow row(String name) {
        return new DynamoRow(required(name).m());
    }

    /// Bytes, if the row has them.
    public Optional<byte[]> bytes(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? Optional.empty() : Optional.of(value.b().asByteArray());
    }

    /// The names of the attributes it has.
    public List<String> names() {
        return List.copyOf(attributes.keySet());
    }

    private AttributeValue required(String name) {
        return Objects.requireNonNull(attributes.get(name), () -> "a row lacks " + name);
    }
}
