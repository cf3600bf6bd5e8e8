/// Restores what the door knew of an event's tickets, and publishes it.
@NullMarked
package dev.usher.validation.rebuild;

import org.jspecify.annotations.NullMarked;
