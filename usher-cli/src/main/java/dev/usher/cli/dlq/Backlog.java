package dev.usher.cli.dlq;

import io.micronaut.serde.annotation.Serdeable;

/// What waits in a queue and in its dead-letter queue. Numbers are SQS's, which are approximate.
///
/// @param queue logical name
/// @param unfinished messages in the queue itself: waiting, being handled, or coming back later
/// @param dead messages in its dead-letter queue, also those that somebody looks at just now
@Serdeable
public record Backlog(String queue, String consumer, int unfinished, int dead) {}
