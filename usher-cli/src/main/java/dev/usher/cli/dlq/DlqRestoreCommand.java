package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts archived letters back.
@Command(
        name = "restore",
        description = {
            "Puts the letters of an archive back into their dead-letter queue, where they can be replayed.",
            "They also stay in the archive until it ends."
        },
        mixinStandardHelpOptions = true)
final class DlqRestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARCHIVE", description = "Name of the archive, as `usher dlq archives` shows it.")
    private String archive = "";

    @Mixin
    private ActOptions options = new ActOptions();

    @Option(names = "--reason", required = true, description = "Why, for the audit trail.")
    private String reason = "";

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqRestoreCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--reason must say something");
        }
        Terminal terminal = Terminal.of(spec, options);
        try (var desk = DeadLetterDesk.of(cloud)) {
            if (options.isDryRun()) {
                terminal.out().println(desk.lettersIn(archive) + " letters would go back.");
                return CommandLine.ExitCode.OK;
            }
            return terminal.confirmAndRun(
                    "Put the " + desk.lettersIn(archive) + " letters of " + archive + " back?",
                    watch -> desk.restore(archive, reason, watch));
        }
    }
}
