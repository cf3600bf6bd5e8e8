/// From text to placed glyphs: direction, shaping, fallback between fonts, lines.
@NullMarked
package dev.usher.ticket.document.text;

import org.jspecify.annotations.NullMarked;
