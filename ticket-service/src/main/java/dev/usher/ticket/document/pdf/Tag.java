package dev.usher.ticket.document.pdf;

/// The role of a part of a page for a screen reader, in the names of PDF's standard structure types.
public enum Tag {
    H1("H1"),
    P("P"),
    FIGURE("Figure");

    private final String type;

    Tag(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }
}
