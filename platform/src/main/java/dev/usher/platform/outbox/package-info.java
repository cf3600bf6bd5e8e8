/// The transactional outbox: a message is written with the state change it tells of, and a relay publishes
/// it.
@NullMarked
package dev.usher.platform.outbox;

import org.jspecify.annotations.NullMarked;
