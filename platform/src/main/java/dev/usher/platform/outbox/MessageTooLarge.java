package dev.usher.platform.outbox;

/// A message that no topic would take, so that it was not written to the outbox and nothing of its
/// transaction happened. Trying again does not help: less has to be said.
public final class MessageTooLarge extends RuntimeException {
    MessageTooLarge(String id, int bytes, int most) {
        super(id + " is " + bytes + " bytes as JSON; a topic takes " + most);
    }
}
