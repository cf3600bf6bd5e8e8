package dev.usher.ticket.document.layout;

/// Colours by what they are for. The accent is the organizer's.
public enum Tone {
    INK,
    FAINT,
    RULE,
    ACCENT,
    /// Ink or white, whichever is read better on the accent.
    ON_ACCENT
}
