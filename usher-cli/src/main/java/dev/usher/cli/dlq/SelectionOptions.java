package dev.usher.cli.dlq;

import dev.usher.cli.terminal.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which letters are meant, as options.
final class SelectionOptions {
    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Letters of this group, as `usher dlq list` shows it.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--id", paramLabel = "ID", description = "Only this letter; may be repeated.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Letters that failed before this (2026-11-22T12:00:00Z, or PT2H for two hours ago).")
    private @Nullable Instant before;

    @Option(
            names = "--newer-than",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Letters that failed since this.")
    private @Nullable Instant after;

    @Option(names = "--type", paramLabel = "TYPE", description = "Letters of this type, such as PaymentSucceeded.")
    private @Nullable String type;

    @Option(
            names = "--registration",
            paramLabel = "REG#…",
            description = "Letters of this registration; in quotes, because of the #.")
    private @Nullable String registration;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many letters to look at, at most; default ${DEFAULT-VALUE}.")
    private int window;

    Selection selection() {
        return new Selection(Set.copyOf(groups), Set.copyOf(ids), before, after, type, registration);
    }

    /// The group, if there is just one.
    @Nullable
    String group() {
        return groups.size() == 1 ? groups.getFirst() : null;
    }

    int window() {
        return Math.max(1, window);
    }
}
