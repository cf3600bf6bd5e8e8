package dev.usher.contracts.message;

import org.jspecify.annotations.Nullable;

/// Checks of message fields. JSON knows nothing of `@NullMarked`: a missing field arrives as null, and must
/// be refused with a sentence that names it, because that sentence becomes the reason in the dead-letter
/// queue.
final class Fields {
    private static final int MAX_TEXT_LENGTH = 500;

    private Fields() {}

    static void require(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void requireText(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank");
        }
        if (value.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException(field + " is longer than " + MAX_TEXT_LENGTH + " characters");
        }
    }

    static void requireKnownCurrency(Money money, String field) {
        if (Currency.ofCode(money.currency()).isEmpty()) {
            throw new IllegalArgumentException(field + " is in " + money.currency() + ", which Usher does not sell in");
        }
    }

    static void requireBetween(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
