package dev.usher.cli.dlq;

/// The person, or the page, that watches an act.
public interface Watch {
    /// Whether to stop now. Asked before each batch.
    boolean isStopped();

    /// How far the act is.
    ///
    /// @param step in words, such as "sent back"
    void progress(String step, int done, int of);

    /// Asked if the first letter is neither handled nor dead again after the time that was given to it.
    ///
    /// @return whether to send the others nevertheless
    boolean goesOnWithoutVerdict();
}
