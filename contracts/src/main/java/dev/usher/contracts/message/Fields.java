package dev.usher.contracts.message;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Checks of message fields. JSON does not know `@NullMarked`: a missing field arrives as null, and must be
/// refused with a sentence that names it, because that sentence becomes the reason in the dead-letter queue.
final class Fields {
    private static final int MAX_TEXT_LENGTH = 500;

    /// Of a ticket type's id and name. One message has up to [PaymentSucceeded#MAX_QUANTITY] of them, and they
    /// must all fit in 256 KiB, although JSON may need six bytes for a character.
    private static final int MAX_TYPE_LENGTH = 64;

    private static final int MAX_TYPE_NAME_LENGTH = 200;

    private Fields() {}

    static void require(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void requireType(@Nullable String value, String field) {
        requireText(value, field);
        requireNoLonger(value, MAX_TYPE_LENGTH, field);
    }

    static void requireTypeName(@Nullable String value, String field) {
        requireText(value, field);
        requireNoLonger(value, MAX_TYPE_NAME_LENGTH, field);
    }

    static void requireText(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing or blank");
        }
        requireShort(value, field);
    }

    static void requireShort(@Nullable String value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        requireNoLonger(value, MAX_TEXT_LENGTH, field);
    }

    private static void requireNoLonger(@Nullable String value, int most, String field) {
        if (value != null && value.length() > most) {
            throw new IllegalArgumentException(field + " is longer than " + most + " characters");
        }
    }

    /// It may be absent.
    static void requireForm(@Nullable String value, String regex, String field) {
        if (value != null && !value.matches(regex)) {
            throw new IllegalArgumentException(field + " does not look like " + regex);
        }
    }

    static void requireLanguage(@Nullable String tag, String field) {
        requireText(tag, field);
        try {
            new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException _) {
            throw new IllegalArgumentException(field + " is no BCP 47 language tag");
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
