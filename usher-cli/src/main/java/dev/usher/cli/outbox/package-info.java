/// What waits in the services' outboxes.
@NullMarked
package dev.usher.cli.outbox;

import org.jspecify.annotations.NullMarked;
