/// The key that signs ticket codes, and its public half for the doors.
@NullMarked
package dev.usher.ticket.signing;

import org.jspecify.annotations.NullMarked;
