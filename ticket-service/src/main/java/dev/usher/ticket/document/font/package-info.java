/// The fonts of a ticket: which there are, which glyphs they have, and the subsets that go into a PDF.
@NullMarked
package dev.usher.ticket.document.font;

import org.jspecify.annotations.NullMarked;
