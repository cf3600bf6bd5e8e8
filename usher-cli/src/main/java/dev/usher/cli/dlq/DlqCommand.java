package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Dead letters: understand them, and settle them.
@Command(
        name = "dlq",
        description = "Dead letters: what failed, why, and what to do about it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:AWS refuses, or cannot be reached",
            "2:wrong use",
            "3:stopped, because what was sent back died again",
            "4:stopped, because there was no verdict about the first letter",
            "5:incomplete: some letters were gone, or AWS refused them",
            "7:not confirmed",
            "130:interrupted by Ctrl-C"
        },
        mixinStandardHelpOptions = true)
public final class DlqCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private DlqCommand() {}

    /// The command with its subcommands.
    ///
    /// @param cloud where the queues are
    public static CommandLine commandLine(Cloud cloud) {
        return new CommandLine(new DlqCommand())
                .addSubcommand(new DlqListCommand(cloud))
                .addSubcommand(new DlqPeekCommand(cloud))
                .addSubcommand(new DlqReplayCommand(cloud))
                .addSubcommand(new DlqDiscardCommand(cloud))
                .addSubcommand(new DlqArchiveCommand(cloud))
                .addSubcommand(new DlqArchivesCommand(cloud))
                .addSubcommand(new DlqRestoreCommand(cloud));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
