/// How tickets, and what can be wrong with a wish about one, look over HTTP.
@NullMarked
package dev.usher.ticket.view;

import org.jspecify.annotations.NullMarked;
