/// Which tickets were used, as the door reports.
@NullMarked
package dev.usher.ticket.use;

import org.jspecify.annotations.NullMarked;
