package dev.usher.validation.admission;

/// Which way somebody went through a gate, as it is counted.
public enum Way {
    /// In.
    ENTRY,
    /// Out.
    EXIT,
    /// Out, although nobody with this ticket was inside as far as scans tell. It makes nobody fewer inside.
    UNSCANNED_EXIT
}
