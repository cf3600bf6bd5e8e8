/// Lists of tickets, a page at a time: a holder's own, and an event's for its organizer.
@NullMarked
package dev.usher.ticket.listing;

import org.jspecify.annotations.NullMarked;
