/// How tickets, and problems with requests about them, look over HTTP.
@NullMarked
package dev.usher.ticket.view;

import org.jspecify.annotations.NullMarked;
