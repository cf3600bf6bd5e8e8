package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.dlq.DeadLetterQueues.Backlog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Shows what waits in every queue and dead-letter queue.
@Command(
        name = "list",
        description = "Shows every queue, what waits in it, and what waits in its dead-letter queue.",
        mixinStandardHelpOptions = true)
final class DlqListCommand implements Callable<Integer> {
    private static final String ROW = "%-36s %-20s %9s %9s%n";

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqListCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        try (var queues = DeadLetterQueues.in(cloud)) {
            List<Backlog> backlogs = queues.backlogs();
            PrintWriter out = spec.commandLine().getOut();
            out.printf(Locale.ROOT, ROW, "QUEUE", "CONSUMER", "WAITING", "DEAD");
            backlogs.forEach(backlog -> out.printf(
                    Locale.ROOT, ROW, backlog.queue(), backlog.consumer(), backlog.waiting(), backlog.dead()));
            int dead = backlogs.stream().mapToInt(Backlog::dead).sum();
            out.println(dead == 0 ? "No dead letters." : dead + " dead letters: see `usher dlq peek QUEUE`.");
            return CommandLine.ExitCode.OK;
        }
    }
}
