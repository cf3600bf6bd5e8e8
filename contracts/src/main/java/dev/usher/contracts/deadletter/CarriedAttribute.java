package dev.usher.contracts.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// A message attribute of SQS, inside JSON.
///
/// @param type SQS's data type, such as `String` or `Number.int`
/// @param text of a string or number
/// @param base64 of anything else
@Serdeable
public record CarriedAttribute(
        String type, @Nullable String text, @Nullable String base64) {
    /// The most attributes that SQS accepts for one message (SQS Developer Guide, "Message quotas").
    public static final int MOST_OF_A_MESSAGE = 10;
}
