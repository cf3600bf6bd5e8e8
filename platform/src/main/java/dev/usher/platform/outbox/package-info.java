/// The transactional outbox: a message is written in the same transaction as its state change, and a relay
/// publishes it.
@NullMarked
package dev.usher.platform.outbox;

import org.jspecify.annotations.NullMarked;
