package dev.usher.cli.dlq;

/// How a letter came into its dead-letter queue.
public enum Origin {
    /// A service gave it up, and wrote down why.
    PARKED,
    /// SQS moved it after its last receive: its consumer took it again and again and never finished, which happens
    /// if it is killed each time. There is no reason, and it expires by the time when it was first sent.
    MOVED_BY_SQS,
    /// Sent here without a reason: by SNS, which could not deliver it to its queue, or by somebody.
    SENT
}
