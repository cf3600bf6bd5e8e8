package dev.usher.ticket.document.font;

/// How strong letters are.
public enum Weight {
    REGULAR,
    BOLD
}
