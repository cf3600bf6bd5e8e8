/// Hands a mail to an SMTP server or to Amazon SES, at most once, and remembers how that ended.
@NullMarked
package dev.usher.ticket.sending;

import org.jspecify.annotations.NullMarked;
