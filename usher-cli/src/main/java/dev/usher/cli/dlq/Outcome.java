package dev.usher.cli.dlq;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What an act did.
///
/// @param done how many letters it was done to
/// @param gone how many of the letters were no longer in the queue
/// @param refused how many AWS refused; they stay in the queue
/// @param diedAgain how many of those sent back were dead again before it ended
/// @param place where they are now, if they were archived
@Serdeable
public record Outcome(
        Ending ending,
        int done,
        int gone,
        int refused,
        int diedAgain,
        @Nullable String place) {
    /// In words, for the audit trail and for people.
    public String words() {
        var words = new ArrayList<String>();
        words.add(ending.words());
        if (gone > 0) {
            words.add(gone + " were no longer there");
        }
        if (refused > 0) {
            words.add(refused + " were refused by AWS and stay");
        }
        if (diedAgain > 0) {
            words.add(diedAgain + " died again");
        }
        if (place != null) {
            words.add("in " + place);
        }
        return String.join("; ", words);
    }
}
