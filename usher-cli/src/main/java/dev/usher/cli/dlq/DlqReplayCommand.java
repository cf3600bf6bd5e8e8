package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends dead letters back.
@Command(
        name = "replay",
        description = {
            "Sends dead letters back to their queue: exactly those that it shows first, each once.",
            "It sends one first and waits until that is handled. If it dies again, or a later one does, it stops.",
            "Safe to repeat and to interrupt: handling a message twice changes nothing."
        },
        mixinStandardHelpOptions = true)
final class DlqReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher dlq list` shows it.")
    private String queue = "";

    @Mixin
    private SelectionOptions which = new SelectionOptions();

    @Mixin
    private ActOptions options = new ActOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + ReplayOrder.USUAL_RATE,
            description = "How many a second, at most; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "PT30S",
            description = "How long to wait for the first one's verdict, and at the end for that of the others;"
                    + " default ${DEFAULT-VALUE}. PT0S sends all without waiting.")
    private Duration wait = ReplayOrder.USUAL_WAIT;

    @Option(names = "--to", paramLabel = "QUEUE", description = "Sends them to this queue instead.")
    private @Nullable String to;

    @Option(names = "--keep", description = "Leaves the letters where they are, too; with --to, as a rehearsal.")
    private boolean keep;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqReplayCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        String reason = options.reason(spec);
        if (rate < 1 || wait.isNegative() || (keep && to == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rate must be at least 1, --wait not negative, and --keep needs --to");
        }
        Terminal terminal = Terminal.of(spec, options);
        try (var desk = DeadLetterDesk.of(cloud)) {
            Survey survey = desk.survey(queue, which.window());
            List<Letter> letters = survey.select(which.selection());
            var order = new ReplayOrder(
                    queue, letters.stream().map(Letter::id).toList(), which.group(), reason, to, keep, rate, wait);
            String question = "Send " + (keep ? "copies of them" : "them") + " to " + (to == null ? queue : to) + "?";
            return terminal.run(survey, letters, question, watch -> desk.replay(order, watch));
        }
    }
}
