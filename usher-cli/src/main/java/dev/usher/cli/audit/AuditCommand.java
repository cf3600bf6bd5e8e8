package dev.usher.cli.audit;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import dev.usher.cli.terminal.Moment;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows who did what.
@Command(
        name = "audit",
        description = "Shows what operators did to dead letters and queues: who, when, why, and with what result.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--since",
            defaultValue = "P30D",
            converter = Moment.Converter.class,
            description = "Since this instant, or within this time; default ${DEFAULT-VALUE}.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--json", description = "For programs: one JSON array.")
    private boolean json;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the table is
    public AuditCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var dynamo = cloud.dynamoDb()) {
            List<Entry> entries = AuditTrail.in(cloud, dynamo).since(since);
            if (json) {
                out.println(Json.write(entries));
            } else {
                entries.forEach(entry -> print(out, entry));
                out.println(entries.isEmpty() ? "Nothing was done." : entries.size() + " shown.");
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static void print(PrintWriter out, Entry entry) {
        Act act = entry.act();
        out.println(act.at() + "  " + act.what() + (act.queue() == null ? "" : " " + act.queue()) + "  " + act.who());
        out.println("    " + act.count() + " asked for" + (act.group() == null ? "" : ", group " + act.group()) + ": \""
                + act.reason() + "\"");
        out.println("    "
                + (entry.result() == null
                        ? "no result: it still runs, or was killed"
                        : entry.result() + " (" + entry.done() + ")"));
    }
}
