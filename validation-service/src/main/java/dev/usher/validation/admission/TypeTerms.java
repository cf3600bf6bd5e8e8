package dev.usher.validation.admission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which ticket types pass a gate at an instant.
public sealed interface TypeTerms {
    /// Whether tickets of this type pass.
    ///
    /// @param type absent if it is unknown
    boolean admit(@Nullable String type);

    /// The event admits, and only the types with a rule against it here and now do not. A ticket of unknown
    /// type passes: its signature proves that it was issued, but not its type.
    record AllBut(Set<String> barred) implements TypeTerms {
        public AllBut {
            barred = Set.copyOf(barred);
        }

        @Override
        public boolean admit(@Nullable String type) {
            return type == null || !barred.contains(type);
        }
    }

    /// The event does not admit, and only the types with a rule for it here and now do. A ticket of unknown
    /// type does not pass.
    record Only(Set<String> admitted) implements TypeTerms {
        public Only {
            admitted = Set.copyOf(admitted);
        }

        @Override
        public boolean admit(@Nullable String type) {
            return type != null && admitted.contains(type);
        }
    }
}
