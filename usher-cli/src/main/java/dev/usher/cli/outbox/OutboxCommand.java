package dev.usher.cli.outbox;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what waits in the outboxes.
@Command(
        name = "outbox",
        description = {
            "Shows how many messages each service has not published, and since when.",
            "Messages set apart are those that SNS refuses permanently: see the runbook, The outbox gets old."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all messages are published within two minutes",
            "1:AWS refuses, or cannot be reached",
            "3:messages have waited longer, or are set apart"
        },
        mixinStandardHelpOptions = true)
public final class OutboxCommand implements Callable<Integer> {
    /// The same as the alarm's.
    private static final Duration USUAL = Duration.ofMinutes(2);

    private static final int LATE = 3;
    private static final int MOST_SHOWN = 20;
    private static final String ROW = "%-20s %9s %-26s %9s%n";

    private final Cloud cloud;

    @Option(names = "--json", description = "For programs: one JSON array.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the tables are
    public OutboxCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        try (var dynamo = cloud.dynamoDb()) {
            List<Backlog> backlogs = new Outboxes(dynamo, cloud.environment()).backlogs();
            if (json) {
                spec.commandLine().getOut().println(Json.write(backlogs));
            } else {
                show(backlogs);
            }
            Instant bound = Clock.systemUTC().instant().minus(USUAL);
            return backlogs.stream().anyMatch(backlog -> backlog.isLate(bound)) ? LATE : CommandLine.ExitCode.OK;
        }
    }

    private void show(List<Backlog> backlogs) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, ROW, "SERVICE", "PENDING", "OLDEST", "SET APART");
        backlogs.forEach(backlog -> out.printf(
                Locale.ROOT,
                ROW,
                backlog.service(),
                backlog.pending().size(),
                backlog.oldest().map(oldest -> oldest.since().toString()).orElse("-"),
                backlog.apart().size()));
        backlogs.stream()
                .flatMap(backlog -> backlog.apart().stream())
                .limit(MOST_SHOWN)
                .forEach(message -> out.println("set apart: " + message.id() + ", written " + message.since()));
    }
}
