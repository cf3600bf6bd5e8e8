package dev.usher.cli.dlq;

import dev.usher.contracts.hash.Sha256;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What letters that failed for the same reason have in common: how they came here, the class of the exception,
/// and the reason without numbers, ids, times and addresses.
final class Fingerprint {
    private static final int DIGITS = 8;

    /// In this order: a time would otherwise lose its numbers first.
    private static final List<Replacement> DIFFERENCES = List.of(
            new Replacement("\\bhttps?://[^\\s,;)\\]\"']+", "<address>"),
            new Replacement("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+", "<address>"),
            new Replacement("(?:\\b[A-Z]+#)?\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b", "<id>"),
            new Replacement("\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}[\\d:.]*(?:Z|[+-]\\d{2}:?\\d{2})?)?", "<time>"),
            new Replacement("\\b\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\b", "<time>"),
            new Replacement("\\bP(?:\\d+D)?T(?:\\d+(?:\\.\\d+)?[HMS])+\\b", "<time>"),
            new Replacement("/?\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b", "<address>"),
            new Replacement("\\b[\\w-]+(?:\\.[\\w-]+)*:\\d{2,5}\\b", "<address>"),
            // Ids such as Stripe's, and those of objects and requests.
            new Replacement("\\b[a-z]{2,6}_(?:[a-z]+_)?(?=\\w*\\d)\\w{6,}\\b", "<id>"),
            new Replacement("@[0-9a-f]{5,16}\\b", "@<id>"),
            new Replacement("\\b(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]{10,}\\b", "<id>"),
            new Replacement("[+-]?\\b\\d+(?:[.,]\\d+)*\\b", "<n>"));

    private Fingerprint() {}

    /// The id of the group: the same in every queue, and from run to run.
    static String of(Origin origin, @Nullable String exception, String reason) {
        return Sha256.hex(origin + "\n" + exception + "\n" + normalised(reason)).substring(0, DIGITS);
    }

    /// The reason without what differs from letter to letter.
    static String normalised(String reason) {
        String normalised = reason;
        for (Replacement difference : DIFFERENCES) {
            normalised = difference.pattern.matcher(normalised).replaceAll(difference.word);
        }
        return normalised.strip();
    }

    private record Replacement(Pattern pattern, String word) {
        Replacement(String pattern, String word) {
            this(Pattern.compile(pattern), word);
        }
    }
}
