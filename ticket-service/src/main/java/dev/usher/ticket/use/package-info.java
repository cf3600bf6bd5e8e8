/// Which tickets have admitted, as the door tells.
@NullMarked
package dev.usher.ticket.use;

import org.jspecify.annotations.NullMarked;
