package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Dead-letter queues: look, and send back.
@Command(
        name = "dlq",
        description = "Shows dead-letter queues and sends messages back.",
        mixinStandardHelpOptions = true)
public final class DlqCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private DlqCommand() {}

    /// The command with its own.
    ///
    /// @param cloud where the queues are
    public static CommandLine commandLine(Cloud cloud) {
        return new CommandLine(new DlqCommand())
                .addSubcommand(new DlqListCommand(cloud))
                .addSubcommand(new DlqPeekCommand(cloud))
                .addSubcommand(new DlqReplayCommand(cloud));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
