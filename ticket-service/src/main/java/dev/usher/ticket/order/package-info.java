/// Orders and their tickets: their state, and the one table that keeps it.
@NullMarked
package dev.usher.ticket.order;

import org.jspecify.annotations.NullMarked;
