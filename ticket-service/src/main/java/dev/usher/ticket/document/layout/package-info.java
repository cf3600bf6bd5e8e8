/// Page descriptions: where things stand on a ticket and by which rule they fit. Data, no drawing.
@NullMarked
package dev.usher.ticket.document.layout;

import org.jspecify.annotations.NullMarked;
