package dev.usher.validation.admission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which ticket types pass a gate at an instant.
public sealed interface TypeTerms {
    /// Whether tickets of this type pass.
    ///
    /// @param type absent if it is not known yet
    boolean admit(@Nullable String type);

    /// The event admits; only these types have a rule that keeps them out here and now. A ticket whose type
    /// is not known yet passes: its signature proves the issue, and no more.
    record AllBut(Set<String> barred) implements TypeTerms {
        public AllBut {
            barred = Set.copyOf(barred);
        }

        @Override
        public boolean admit(@Nullable String type) {
            return type == null || !barred.contains(type);
        }
    }

    /// The event does not admit; only these types have a rule that lets them in nevertheless. A ticket
    /// whose type is not known yet does not pass.
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
