package dev.usher.cli.mail;

import dev.usher.cli.cloud.Cloud;
import dev.usher.contracts.mail.MailAddress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Addresses that get no more mails.
@Command(
        name = "mail",
        description = "Addresses that get no more mails, because mails came back or were reported as spam.",
        mixinStandardHelpOptions = true)
public final class MailCommand implements Runnable {
    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the table is
    public MailCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    /// Mails to the address again.
    @Command(
            name = "allow",
            description = {
                "Mails to an address again, whatever was reported of it until now.",
                "Mails that were dropped meanwhile are not sent: resend the tickets."
            },
            mixinStandardHelpOptions = true)
    int allow(@Parameters(paramLabel = "ADDRESS", description = "Such as ada@example.org.") String address) {
        if (MailAddress.parse(address).isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "This is no address such as ada@example.org");
        }
        try (var dynamo = cloud.dynamoDb()) {
            new AllowedAddresses(dynamo, cloud.environment()).allow(address);
        }
        spec.commandLine()
                .getOut()
                .println("Mails go there again. SES may have a list of its own: see the runbook, Mail.");
        return CommandLine.ExitCode.OK;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
