/// What happened to an order, for the organizer's support: the part that this service knows.
@NullMarked
package dev.usher.ticket.timeline;

import org.jspecify.annotations.NullMarked;
