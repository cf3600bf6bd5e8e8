/// A holder gives a ticket to somebody else, who claims it with a code.
@NullMarked
package dev.usher.ticket.transfer;

import org.jspecify.annotations.NullMarked;
