package dev.usher.cli.dlq;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/// What one look into a dead-letter queue saw.
///
/// @param queue logical name of the queue in which the letters failed
/// @param letters as SQS returned them, up to the window's size
/// @param about how many there are, as SQS counts: approximately
/// @param isWhole whether the look reached the end of the queue
@Serdeable
public record Survey(String queue, List<Letter> letters, int about, boolean isWhole) {
    /// What was looked at, in words: "all 12 letters", or "the first 1,000 of about 4,200 letters".
    public String window() {
        String seen = "%,d".formatted(letters.size());
        if (isWhole) {
            return switch (letters.size()) {
                case 0 -> "no letters";
                case 1 -> "the one letter";
                default -> "all " + seen + " letters";
            };
        }
        return "the first " + seen + " of about " + "%,d".formatted(Math.max(about, letters.size())) + " letters";
    }

    /// The letters by reason, the largest group first.
    public List<LetterGroup> groups() {
        return LetterGroup.of(letters);
    }

    /// The same look, with only some of its letters.
    public List<Letter> select(Selection selection) {
        return letters.stream().filter(selection).toList();
    }
}
