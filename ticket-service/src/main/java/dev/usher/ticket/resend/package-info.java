/// Sending tickets by mail again, when somebody asks for it.
@NullMarked
package dev.usher.ticket.resend;

import org.jspecify.annotations.NullMarked;
