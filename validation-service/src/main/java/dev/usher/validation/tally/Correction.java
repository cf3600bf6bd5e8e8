package dev.usher.validation.tally;

/// A sum that is not what it should be.
///
/// @param from what it was when it was read
/// @param to what it should have been
public record Correction(DoorCount count, int from, int to) {
    /// How many more it should be; negative if fewer.
    public int more() {
        return to - from;
    }
}
