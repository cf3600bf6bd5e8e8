package dev.usher.cli.console;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.cli.order.Orders;
import dev.usher.cli.terminal.Interrupt;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the page for dead letters.
@Command(
        name = "console",
        description = {
            "Shows dead letters in a browser on this machine, until Ctrl-C: queues, groups, letters and what was done.",
            "Open the address that it prints, and give it to nobody."
        },
        mixinStandardHelpOptions = true)
public final class ConsoleCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "0",
            description = "Where it listens, on loopback; default: any free port.")
    private int port;

    @Option(
            names = "--allow-changes",
            description = "Lets the page replay, archive and discard; otherwise it only shows.")
    private boolean allowChanges;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud what it shows
    public ConsoleCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = ConsoleSettings.of(cloud.environment(), allowChanges);
        PrintWriter out = spec.commandLine().getOut();
        try (var interrupt = Interrupt.listen();
                var desk = DeadLetterDesk.of(cloud);
                var dynamo = cloud.dynamoDb();
                var console = Console.start(settings, desk, Orders.of(dynamo, settings.environment(), desk), port)) {
            out.println("Dead letters of " + settings.environment() + ", as "
                    + desk.caller().arn() + (allowChanges ? "" : "; only to look at, see --allow-changes"));
            out.println(console.address());
            out.flush();
            interrupt.await();
        }
        return CommandLine.ExitCode.OK;
    }
}
