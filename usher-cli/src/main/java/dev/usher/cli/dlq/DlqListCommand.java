package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import io.micronaut.serde.annotation.Serdeable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what waits in every queue and dead-letter queue, and why letters are dead.
@Command(
        name = "list",
        description = "Shows every queue, what waits in it, and its dead letters, grouped by why they failed.",
        mixinStandardHelpOptions = true)
final class DlqListCommand implements Callable<Integer> {
    private static final String ROW = "%-36s %-20s %9s %9s%n";

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many letters of each queue to look at, at most; default ${DEFAULT-VALUE}.")
    private int window;

    @Option(names = "--json", description = "For programs: one JSON object.")
    private boolean json;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqListCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        try (var desk = DeadLetterDesk.of(cloud)) {
            List<Backlog> backlogs = desk.backlogs();
            List<Survey> surveys = backlogs.stream()
                    .filter(backlog -> backlog.dead() > 0)
                    .map(backlog -> desk.survey(backlog.queue(), window))
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.write(new Listing(
                        backlogs, surveys.stream().map(QueueGroups::of).toList())));
            } else {
                print(out, backlogs, surveys);
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private static void print(PrintWriter out, List<Backlog> backlogs, List<Survey> surveys) {
        out.printf(Locale.ROOT, ROW, "QUEUE", "CONSUMER", "WAITING", "DEAD");
        backlogs.forEach(backlog -> out.printf(
                Locale.ROOT, ROW, backlog.queue(), backlog.consumer(), backlog.unfinished(), backlog.dead()));
        for (Survey survey : surveys) {
            out.println();
            out.println(survey.queue() + ", " + survey.window() + ":");
            Terminal.groups(out, survey.groups());
        }
        int dead = backlogs.stream().mapToInt(Backlog::dead).sum();
        out.println(dead == 0 ? "No dead letters." : dead + " dead letters: see `usher dlq peek QUEUE --group GROUP`.");
    }

    /// What `--json` prints.
    @Serdeable
    record Listing(List<Backlog> queues, List<QueueGroups> deadLetters) {}

    /// The groups of one queue.
    ///
    /// @param looked how many letters were looked at
    /// @param about how many there are
    @Serdeable
    record QueueGroups(String queue, int looked, int about, boolean isWhole, List<LetterGroup> groups) {
        static QueueGroups of(Survey survey) {
            return new QueueGroups(
                    survey.queue(), survey.letters().size(), survey.about(), survey.isWhole(), survey.groups());
        }
    }
}
