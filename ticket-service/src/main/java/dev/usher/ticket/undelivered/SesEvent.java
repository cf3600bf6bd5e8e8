package dev.usher.ticket.undelivered;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Amazon SES publishes about a mail that it accepted (SES Developer Guide, "Contents of event data that
/// Amazon SES publishes to Amazon SNS"), as far as we read it. Contains addresses: never logged. Anything may
/// be missing.
///
/// @param eventType such as `Bounce`
/// @param bounce present if it is one
/// @param complaint present if it is one
@Serdeable
record SesEvent(
        @Nullable String eventType,
        @Nullable Mail mail,
        @Nullable Bounce bounce,
        @Nullable Complaint complaint) {
    /// The mail that it is about.
    ///
    /// @param tags those of SES, and ours
    @Serdeable
    record Mail(@Nullable String sendingAccountId, @Nullable Map<String, List<String>> tags) {
        /// The value of a tag; empty if the mail has none.
        String tag(String name) {
            var values = tags == null ? null : tags.get(name);
            return values == null || values.isEmpty() ? "" : values.getFirst();
        }
    }

    /// A mail that came back.
    ///
    /// @param bounceType `Permanent` if every other mail would, too; `Transient`, or `Undetermined`
    @Serdeable
    record Bounce(
            @Nullable String bounceType,
            @Nullable String bounceSubType,
            @Nullable List<Recipient> bouncedRecipients,
            @Nullable Instant timestamp) {}

    /// A reader who reported a mail.
    ///
    /// @param complaintFeedbackType such as `abuse`; `not-spam` takes an earlier one back
    @Serdeable
    record Complaint(
            @Nullable String complaintFeedbackType,
            @Nullable List<Recipient> complainedRecipients,
            @Nullable Instant timestamp) {}

    /// Whom a mail went to.
    @Serdeable
    record Recipient(@Nullable String emailAddress) {}
}
