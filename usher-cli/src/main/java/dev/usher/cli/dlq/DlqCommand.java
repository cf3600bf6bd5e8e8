package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Dead letters: understand them, and settle them.
@Command(
        name = "dlq",
        description = {
            "Dead letters: what failed, why, and what to do about it.",
            "Exit status: 0 done, 1 failed, 2 wrong use, 3 stopped because letters died again, 4 stopped without a"
                    + " verdict, 5 incomplete, 7 not confirmed; after Ctrl-C 130."
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
