package dev.usher.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Dead-letter queues: look, and send back.
@Command(
        name = "dlq",
        description = "Shows dead-letter queues and sends messages back.",
        mixinStandardHelpOptions = true,
        subcommands = {DlqListCommand.class, DlqPeekCommand.class, DlqReplayCommand.class})
final class DlqCommand implements Runnable {
    @CommandLine.ParentCommand
    private UsherCommand usher = new UsherCommand();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// The queues of the chosen environment. The caller closes it.
    DeadLetterQueues queues() {
        return DeadLetterQueues.in(usher.environment(), usher.localAws());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
