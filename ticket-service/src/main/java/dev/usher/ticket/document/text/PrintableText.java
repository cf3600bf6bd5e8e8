package dev.usher.ticket.document.text;

/// A text of which every character can be printed.
///
/// @param text with U+FFFD in place of what no font has
/// @param missing how many characters were replaced
public record PrintableText(String text, int missing) {}
