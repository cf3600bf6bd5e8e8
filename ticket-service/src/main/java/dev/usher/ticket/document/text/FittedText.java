package dev.usher.ticket.document.text;

import java.util.List;

/// A text that fits its box.
///
/// @param size of the font, in points
/// @param lines from top to bottom
/// @param missing the number of characters that no font has
public record FittedText(float size, List<ShapedText> lines, int missing) {}
