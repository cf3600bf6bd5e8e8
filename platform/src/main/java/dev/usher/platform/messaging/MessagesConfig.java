package dev.usher.platform.messaging;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

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
        @Setting Duration patience,
        @Setting Duration firstPause,
        @Setting Duration longestPause,
        @Setting Integer tries,
        @Setting Duration longestRest,
        @Setting Duration longestPoll) {
    /// The longest delay that SQS allows (SQS Developer Guide, "Message quotas").
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// Polls and then handlers have to end within the 20 seconds of a stop.
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

    MessagesConfig {
        patience = Settings.length(patience, "MESSAGES_PATIENCE", "PT12H");
        firstPause = Settings.length(firstPause, "MESSAGES_FIRST_PAUSE", "PT2S");
        longestPause = Settings.length(
                Duration.ofMillis(1),
                LONGEST_DELAY,
                longestPause,
                "MESSAGES_LONGEST_PAUSE",
                "a length of time of 15 minutes at most, such as PT5M");
        tries = Settings.atLeast(1, tries, "MESSAGES_TRIES");
        longestRest = Settings.length(longestRest, "MESSAGES_LONGEST_REST", "PT1M");
        longestPoll = Settings.length(
                Duration.ofSeconds(1),
                LONGEST_POLL,
                longestPoll,
                "MESSAGES_LONGEST_POLL",
                "between one and ten seconds, such as PT10S");
    }
}
