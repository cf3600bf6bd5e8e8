package dev.usher.cli.dlq;

import dev.usher.cli.terminal.Interrupt;
import dev.usher.cli.terminal.Json;
import dev.usher.cli.terminal.Question;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import picocli.CommandLine;

/// How commands about letters talk: what is for people goes to standard output, or with `--json` to standard error.
///
/// @param out for people
/// @param result for the result
record Terminal(PrintWriter out, PrintWriter result, ActOptions options) {
    /// The exit status if the person did not confirm.
    static final int NOT_CONFIRMED = 7;

    private static final int SHOWN = 20;
    private static final String GROUP_ROW = "  %-9s %7s  %-17s %-17s %-12s %s%n";

    static Terminal of(CommandLine.Model.CommandSpec spec, ActOptions options) {
        PrintWriter out = spec.commandLine().getOut();
        return new Terminal(options.isJson() ? spec.commandLine().getErr() : out, out, options);
    }

    /// Shows what is about to happen, asks, and does it. Ctrl-C lets it end properly.
    ///
    /// @param letters exactly those that it will concern
    /// @return the exit status
    int run(Survey survey, List<Letter> letters, String question, Function<Watch, Outcome> act) {
        out.println(letters.size() + " of " + survey.window() + " of " + survey.queue() + ":");
        groups(out, LetterGroup.of(letters));
        letters.stream().limit(SHOWN).forEach(letter -> out.println("    " + letter.id() + concerns(letter)));
        if (letters.size() > SHOWN) {
            out.println("    and " + (letters.size() - SHOWN) + " more; --json lists all ids");
        }
        if (letters.isEmpty() || options.isDryRun()) {
            if (options.isJson()) {
                result.println(Json.write(letters.stream().map(Letter::id).toList()));
            }
            return CommandLine.ExitCode.OK;
        }
        return confirmAndRun(question, act);
    }

    int confirmAndRun(String question, Function<Watch, Outcome> act) {
        if (!options.isYes() && !Question.isAnsweredYes(out, question)) {
            out.println("Nothing was changed.");
            return NOT_CONFIRMED;
        }
        Outcome outcome;
        try (var interrupt = Interrupt.listen()) {
            outcome = act.apply(new Progress(this, interrupt));
            out.println(outcome.done() + " letters: " + outcome.words() + ".");
            if (options.isJson()) {
                result.println(Json.write(outcome));
            }
            out.flush();
            result.flush();
        }
        return outcome.ending().exitStatus();
    }

    static void groups(PrintWriter out, List<LetterGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, GROUP_ROW, "GROUP", "LETTERS", "FIRST", "LAST", "EXPIRES IN", "WHY");
        Instant now = Instant.now();
        for (LetterGroup group : groups) {
            out.printf(
                    Locale.ROOT,
                    GROUP_ROW,
                    group.id(),
                    group.count(),
                    minute(group.first()),
                    minute(group.last()),
                    days(Duration.between(now, group.expiresFirst())),
                    why(group));
        }
    }

    static String concerns(Letter letter) {
        var concerns = new StringBuilder();
        for (String part : new String[] {letter.type(), letter.registration(), letter.event()}) {
            concerns.append(part == null ? "" : "  " + part);
        }
        return concerns.toString();
    }

    private static String why(LetterGroup group) {
        String exception = Objects.requireNonNullElse(group.exception(), "");
        String types = group.types().isEmpty() ? "" : String.join(", ", group.types()) + ": ";
        boolean isNamed = exception.isEmpty() || group.why().contains(exception);
        String again = group.replayed() == 0 ? "" : " (" + group.replayed() + " were sent back before)";
        return types + (isNamed ? "" : exception + ": ") + group.why() + again;
    }

    private static String minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }

    private static String days(Duration left) {
        return left.toDays() > 1 ? left.toDays() + " days" : Math.max(0, left.toHours()) + " hours";
    }

    private record Progress(Terminal terminal, Interrupt interrupt) implements Watch {
        private static final int STEP = 500;

        @Override
        public boolean isStopped() {
            return interrupt.isRequested();
        }

        @Override
        public void progress(String step, int done, int of) {
            if (done % STEP < 10 && done >= STEP) {
                terminal.out.println("  " + step + ": " + done + " of " + of);
                terminal.out.flush();
            }
        }

        @Override
        public boolean goesOnWithoutVerdict() {
            String told = "The first letter is neither handled nor dead again.";
            if (terminal.options.isYes()) {
                terminal.out.println(told + " Without a person who decides, the others stay; see --wait.");
                return false;
            }
            return Question.isAnsweredYes(terminal.out, told + " Send the others nevertheless?");
        }
    }
}
