/// What is known of events: the newest facts to print and the logo, as payment-service tells them.
@NullMarked
package dev.usher.ticket.event;

import org.jspecify.annotations.NullMarked;
