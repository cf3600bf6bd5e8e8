/// Mails that did not arrive, as Amazon SES reports them, and the addresses that get no more mails because of that.
@NullMarked
package dev.usher.ticket.undelivered;

import org.jspecify.annotations.NullMarked;
