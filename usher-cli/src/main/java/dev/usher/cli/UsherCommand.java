package dev.usher.cli;

import dev.usher.cli.audit.AuditCommand;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.console.ConsoleCommand;
import dev.usher.cli.consuming.PauseCommand;
import dev.usher.cli.consuming.ResumeCommand;
import dev.usher.cli.dlq.DlqCommand;
import dev.usher.cli.doctor.DoctorCommand;
import dev.usher.cli.doctor.TopologyCommand;
import dev.usher.cli.mail.MailCommand;
import dev.usher.cli.order.OrderCommand;
import dev.usher.cli.outbox.OutboxCommand;
import dev.usher.cli.rebuild.RebuildCommand;
import dev.usher.cli.reconcile.ReconcileCommand;
import dev.usher.cli.republish.RepublishCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command itself: its sub-commands, what they share, and how failures end it.
@Command(
        name = "usher",
        description = "Operates Usher. AWS is found through the standard AWS_* environment variables.",
        mixinStandardHelpOptions = true,
        version = "usher 0.1.0",
        subcommands = CommandLine.HelpCommand.class)
final class UsherCommand implements Runnable {
    @Mixin
    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private UsherCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static CommandLine commandLine() {
        var usher = new UsherCommand(new Cloud());
        return new CommandLine(usher)
                .addSubcommand(DlqCommand.commandLine(usher.cloud))
                .addSubcommand(new AuditCommand(usher.cloud))
                .addSubcommand(new OrderCommand(usher.cloud))
                .addSubcommand(new OutboxCommand(usher.cloud))
                .addSubcommand(new PauseCommand(usher.cloud))
                .addSubcommand(new ResumeCommand(usher.cloud))
                .addSubcommand(new ConsoleCommand(usher.cloud))
                .addSubcommand(new RepublishCommand(usher.cloud))
                .addSubcommand(new ReconcileCommand(usher.cloud))
                .addSubcommand(new RebuildCommand(usher.cloud))
                .addSubcommand(new MailCommand(usher.cloud))
                .addSubcommand(new TopologyCommand(usher.cloud))
                .addSubcommand(new DoctorCommand(usher.cloud))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("usher: " + Failures.sentence(failure));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
