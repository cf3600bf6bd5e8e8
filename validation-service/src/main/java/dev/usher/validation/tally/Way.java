package dev.usher.validation.tally;

/// Which way somebody went through a gate, as it is counted.
public enum Way {
    /// In.
    ENTRY(DoorCount.ENTRY),
    /// Out.
    EXIT(DoorCount.EXIT),
    /// Out, although nobody with this ticket was inside as far as scans tell. It makes nobody fewer inside.
    UNSCANNED_EXIT(DoorCount.UNSCANNED_EXIT);

    private final String counted;

    Way(String counted) {
        this.counted = counted;
    }

    /// What it counts as.
    public String counted() {
        return counted;
    }
}
