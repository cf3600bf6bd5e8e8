package dev.usher.platform.outbox;

/// A message that no topic would accept, so it was not written to the outbox and nothing of its
/// transaction happened. A retry does not help: the message must become shorter.
public final class MessageTooLarge extends RuntimeException {
    MessageTooLarge(String id, int bytes, int most) {
        super(id + " is " + bytes + " bytes as JSON; a topic takes " + most);
    }
}
