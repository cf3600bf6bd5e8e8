package dev.usher.platform.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item that is being put together from [Attribute]s. Not thread-safe.
public final class ItemBuilder {
    private final Map<String, AttributeValue> attributes = new HashMap<>();

    public ItemBuilder with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    /// Leaves the attribute out if there is no value.
    public <T> ItemBuilder withOptional(String name, @Nullable T value, Function<T, AttributeValue> attribute) {
        return value == null ? this : with(name, attribute.apply(value));
    }

    /// The attributes as the SDK needs them.
    public Map<String, AttributeValue> build() {
        return Map.copyOf(attributes);
    }

    /// An item within an item.
    public AttributeValue nested() {
        return AttributeValue.fromM(build());
    }
}
