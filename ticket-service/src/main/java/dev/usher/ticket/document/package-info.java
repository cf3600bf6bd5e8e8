/// What a ticket looks like: the page, its fonts and its QR code. Knows nothing of storage or messages.
@NullMarked
package dev.usher.ticket.document;

import org.jspecify.annotations.NullMarked;
