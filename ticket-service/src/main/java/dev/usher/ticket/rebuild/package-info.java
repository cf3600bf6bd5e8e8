/// Restores lost orders and tickets from their record, and publishes how tickets are now.
@NullMarked
package dev.usher.ticket.rebuild;

import org.jspecify.annotations.NullMarked;
