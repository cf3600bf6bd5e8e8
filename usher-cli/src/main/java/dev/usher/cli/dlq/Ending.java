package dev.usher.cli.dlq;

/// How an act on letters ended, with the exit status of the command.
public enum Ending {
    /// As it was asked for.
    DONE(0, "done"),
    /// A letter that was sent back died again, so no more were sent.
    DIED_AGAIN(3, "stopped: what was sent back died again"),
    /// The first letter was neither handled nor dead again in time, so no more were sent.
    NO_VERDICT(4, "stopped: no verdict about the first letter"),
    /// Some letters were gone before their turn, or AWS refused them.
    INCOMPLETE(5, "incomplete"),
    /// Somebody stopped it. If that was a signal, the exit status is the signal's.
    INTERRUPTED(6, "interrupted");

    private final int exitStatus;
    private final String words;

    Ending(int exitStatus, String words) {
        this.exitStatus = exitStatus;
        this.words = words;
    }

    /// Of the command.
    public int exitStatus() {
        return exitStatus;
    }

    /// For people.
    public String words() {
        return words;
    }
}
