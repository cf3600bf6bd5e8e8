/// Writes PDF: operators, fonts that were made before, structure for screen readers. Knows no ticket.
@NullMarked
package dev.usher.ticket.document.pdf;

import org.jspecify.annotations.NullMarked;
