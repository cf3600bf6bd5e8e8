package dev.usher.cli.dlq;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The letters of one queue that failed for the same reason.
///
/// @param id what `--group` takes
/// @param exception its class, without the package
/// @param why the reason, without what differs from letter to letter
/// @param first when the first of them failed
/// @param last when the last did
/// @param expiresFirst when SQS drops the first of them
/// @param replayed how many of them were sent back before, and died again
/// @param types of their messages
/// @param registrations how many different ones they concern
/// @param events how many different ones they concern
@Serdeable
public record LetterGroup(
        String id,
        String queue,
        Origin origin,
        @Nullable String exception,
        String why,
        int count,
        Instant first,
        Instant last,
        Instant expiresFirst,
        int replayed,
        List<String> types,
        int registrations,
        int events) {
    /// Groups letters, the largest group first.
    public static List<LetterGroup> of(List<Letter> letters) {
        Map<String, List<Letter>> groups = new LinkedHashMap<>();
        letters.forEach(letter -> groups.computeIfAbsent(letter.queue() + " " + letter.group(), _ -> new ArrayList<>())
                .add(letter));
        return groups.values().stream()
                .map(LetterGroup::group)
                .sorted(Comparator.comparingInt(LetterGroup::count).reversed().thenComparing(LetterGroup::id))
                .toList();
    }

    private static LetterGroup group(List<Letter> letters) {
        Letter any = letters.getFirst();
        String exception = any.exception();
        var types = new TreeSet<String>();
        letters.stream().flatMap(letter -> Stream.ofNullable(letter.type())).forEach(types::add);
        return new LetterGroup(
                any.group(),
                any.queue(),
                any.origin(),
                exception == null ? null : exception.substring(exception.lastIndexOf('.') + 1),
                Fingerprint.normalised(any.reason()),
                letters.size(),
                letters.stream()
                        .map(Letter::since)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                letters.stream()
                        .map(Letter::since)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                letters.stream()
                        .map(Letter::expiresAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                (int) letters.stream().filter(letter -> letter.replays() > 0).count(),
                List.copyOf(types),
                different(letters, Letter::registration),
                different(letters, Letter::event));
    }

    private static int different(List<Letter> letters, Function<Letter, @Nullable String> id) {
        return (int) letters.stream()
                .flatMap(letter -> Stream.ofNullable(id.apply(letter)))
                .distinct()
                .count();
    }
}
