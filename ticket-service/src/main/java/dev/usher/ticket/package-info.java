/// ticket-service: turns paid registrations into tickets.
@NullMarked
package dev.usher.ticket;

import org.jspecify.annotations.NullMarked;
