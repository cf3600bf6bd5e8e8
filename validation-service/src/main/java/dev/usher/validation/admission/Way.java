package dev.usher.validation.admission;

/// Which way somebody went through a gate, as it is counted.
public enum Way {
    /// In.
    ENTRY,
    /// Out.
    EXIT,
    /// Out, although nobody with this ticket was inside according to the scans. It does not reduce the number
    /// of people inside.
    UNSCANNED_EXIT
}
