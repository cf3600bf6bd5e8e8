/// Hands a mail to the SMTP server at most once, and remembers how that ended.
@NullMarked
package dev.usher.ticket.smtp;

import org.jspecify.annotations.NullMarked;
