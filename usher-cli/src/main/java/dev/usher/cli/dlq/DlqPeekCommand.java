package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows dead letters one by one.
@Command(
        name = "peek",
        description = "Shows a queue's dead letters one by one, and why they failed. They stay there.",
        mixinStandardHelpOptions = true)
final class DlqPeekCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher dlq list` shows it.")
    private String queue = "";

    @Mixin
    private SelectionOptions which = new SelectionOptions();

    @Option(names = "--max", description = "How many to show at most; default ${DEFAULT-VALUE}.", defaultValue = "10")
    private int most;

    @Option(names = "--body", description = "Shows the bodies too; they may hold personal data.")
    private boolean withBody;

    @Option(names = "--json", description = "For programs: one JSON array, with bodies.")
    private boolean json;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqPeekCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        try (var desk = DeadLetterDesk.of(cloud)) {
            Survey survey = desk.survey(queue, which.window());
            List<Letter> chosen = survey.select(which.selection());
            List<Letter> letters = chosen.stream().limit(most).toList();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(letters));
            } else {
                letters.forEach(letter -> print(out, letter));
                out.println(letters.size() + " shown of " + chosen.size() + " that match, in " + survey.window() + ".");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private void print(PrintWriter out, Letter letter) {
        out.println(letter.id() + "  group " + letter.group() + Terminal.concerns(letter));
        out.println("    "
                + (letter.origin() == Origin.PARKED ? "failed " : "first sent ")
                + letter.since()
                + times("tried", letter.tries())
                + times("sent back", letter.replays())
                + ", expires "
                + letter.expiresAt());
        out.println("    " + letter.reason());
        if (letter.trace() != null) {
            out.println("    trace " + letter.trace());
        }
        if (withBody) {
            out.println("    " + letter.body());
        }
    }

    private static String times(String what, int times) {
        return switch (times) {
            case 0 -> "";
            case 1 -> ", " + what + " once";
            default -> ", " + what + " " + times + " times";
        };
    }
}
