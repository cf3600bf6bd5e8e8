package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Deletes dead letters for good.
@Command(
        name = "discard",
        description = {
            "Deletes dead letters for good: exactly those that it shows first.",
            "If in doubt, use `usher dlq archive`: that keeps them for a while."
        },
        mixinStandardHelpOptions = true)
final class DlqDiscardCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher dlq list` shows it.")
    private String queue = "";

    @Mixin
    private SelectionOptions which = new SelectionOptions();

    @Mixin
    private ActOptions options = new ActOptions();

    @Option(names = "--reason", required = true, description = "Why, for the audit trail.")
    private String reason = "";

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqDiscardCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--reason must say something");
        }
        Terminal terminal = Terminal.of(spec, options);
        try (var desk = DeadLetterDesk.of(cloud)) {
            Survey survey = desk.survey(queue, which.window());
            List<Letter> letters = survey.select(which.selection());
            List<String> ids = letters.stream().map(Letter::id).toList();
            return terminal.run(
                    survey,
                    letters,
                    "Delete them for good?",
                    watch -> desk.discard(queue, ids, which.group(), reason, watch));
        }
    }
}
