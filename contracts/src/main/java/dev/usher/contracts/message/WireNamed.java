package dev.usher.contracts.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An enum whose constants are known outside by their names in lower case: in JSON, tables and metrics. Renaming
/// a constant breaks its readers.
public interface WireNamed {
    /// The name of the enum's constant.
    String name();

    /// The name outside, such as `partially_refunded`.
    default String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The constant with this wire name, if there is one.
    static <E extends Enum<E> & WireNamed> Optional<E> find(Class<E> type, @Nullable String wireName) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> constant.wireName().equals(wireName))
                .findFirst();
    }
}
