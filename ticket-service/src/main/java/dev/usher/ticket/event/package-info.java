/// What we know of events from payment-service: the newest facts to print, and the logo.
@NullMarked
package dev.usher.ticket.event;

import org.jspecify.annotations.NullMarked;
