/// Sends tickets to people by mail: composes it, hands it to the SMTP server once, remembers that it did.
@NullMarked
package dev.usher.ticket.delivery;

import org.jspecify.annotations.NullMarked;
