package dev.usher.validation.tally;

/// A sum that has to be corrected.
///
/// @param from the value that was read
/// @param to the value that it should have had
public record Correction(DoorCount count, int from, int to) {
    /// How much to add; negative if the sum is too high.
    public int more() {
        return to - from;
    }
}
