package dev.usher.ticket.view;

/// What may be printed as an attendee's name.
public final class AttendeeNames {
    /// No line breaks, controls or halves of characters.
    public static final String ONE_LINE = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*";

    /// What the caller hears otherwise.
    public static final String ONE_LINE_MESSAGE = "must be one line without control characters";

    /// Something to see.
    public static final String VISIBLE = "(?s).*[\\p{L}\\p{N}\\p{P}\\p{S}].*";

    /// What the caller hears otherwise.
    public static final String VISIBLE_MESSAGE = "must have something to see";

    private AttendeeNames() {}
}
