package dev.usher.systemtests;

/// A step of the journey did not go as it must.
public final class StepFailed extends RuntimeException {
    /// Says what went wrong.
    public StepFailed(String message) {
        super(message);
    }

    /// Does nothing if it holds.
    ///
    /// @throws StepFailed with these words otherwise
    public static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new StepFailed(otherwise);
        }
    }
}
