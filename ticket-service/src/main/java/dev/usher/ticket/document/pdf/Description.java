package dev.usher.ticket.document.pdf;

import java.time.Instant;

/// The metadata of a document.
///
/// @param title shown in the window's title, and read first
/// @param language BCP 47 tag of the text that has no other
/// @param createdAt given, not taken from a clock, so that the same pages give the same bytes
public record Description(String title, String author, String language, Instant createdAt) {}
