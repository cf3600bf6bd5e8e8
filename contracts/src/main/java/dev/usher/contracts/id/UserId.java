package dev.usher.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.regex.Pattern;

/// Names a person who signed in.
///
/// @param subject the `sub` of the sign-in provider: a UUID with Amazon Cognito, elsewhere any short text
///     without spaces
@Serdeable
public record UserId(String subject) {
    private static final String PREFIX = "USER#";
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:@|-]{1,64}");

    public UserId {
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "not a user id: expected " + PREFIX + " and at most 64 of A-Z a-z 0-9 . _ : @ | -");
        }
    }

    /// Reads the id with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is not a user id; the exception's message may be shown to a
    ///     caller
    @JsonCreator
    public static UserId parse(String text) {
        return new UserId(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    @Override
    @JsonValue
    public String toString() {
        return PREFIX + subject;
    }
}
