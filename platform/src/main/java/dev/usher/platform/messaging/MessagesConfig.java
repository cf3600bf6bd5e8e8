package dev.usher.platform.messaging;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long and how often messages are retried. The defaults are in platform-defaults.properties.
///
/// @param patience for how long a message is retried whose failure may end on its own
/// @param firstPause before its second try; each pause is twice as long as the one before
/// @param longestPause where the pauses stop growing; SQS delays a message by 15 minutes at most
/// @param tries how often a message is tried that fails for an unforeseen reason
/// @param longestRest the longest rest of a queue before it checks whether a dependency is back
/// @param longestPoll how long SQS may wait for messages before it answers that there are none: each answer costs
///     money, but a stop waits for the polls that are under way, because to cancel one strands what it would have
///     brought
@ConfigurationProperties("messages")
record MessagesConfig(
        @Nullable Duration patience,
        @Nullable Duration firstPause,
        @Nullable Duration longestPause,
        @Nullable Integer tries,
        @Nullable Duration longestRest,
        @Nullable Duration longestPoll) {
    /// The longest delay that SQS allows (SQS Developer Guide, "Message quotas").
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Polls and then handlers have to end within the 20 seconds of a stop.
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

    MessagesConfig {
        requireLength(patience, "MESSAGES_PATIENCE");
        requireLength(firstPause, "MESSAGES_FIRST_PAUSE");
        requireLength(longestPause, "MESSAGES_LONGEST_PAUSE");
        requireLength(longestRest, "MESSAGES_LONGEST_REST");
        if (longestPoll == null || longestPoll.toSeconds() < 1 || longestPoll.compareTo(LONGEST_POLL) > 0) {
            throw new SettingException("MESSAGES_LONGEST_POLL", "must be between one and ten seconds, such as PT10S");
        }
        if (Objects.requireNonNull(longestPause).compareTo(LONGEST_DELAY) > 0) {
            throw new SettingException("MESSAGES_LONGEST_PAUSE", "must be 15 minutes at most");
        }
        if (tries == null || tries < 1) {
            throw new SettingException("MESSAGES_TRIES", "must be a number, at least 1");
        }
    }

    @Override
    public Duration patience() {
        return Objects.requireNonNull(patience);
    }

    @Override
    public Duration firstPause() {
        return Objects.requireNonNull(firstPause);
    }

    @Override
    public Duration longestPause() {
        return Objects.requireNonNull(longestPause);
    }

    @Override
    public Integer tries() {
        return Objects.requireNonNull(tries);
    }

    @Override
    public Duration longestRest() {
        return Objects.requireNonNull(longestRest);
    }

    @Override
    public Duration longestPoll() {
        return Objects.requireNonNull(longestPoll);
    }

    private static void requireLength(@Nullable Duration length, String setting) {
        if (length == null || length.isNegative() || length.isZero()) {
            throw new SettingException(setting, "must be a length of time such as PT1S");
        }
    }
}
