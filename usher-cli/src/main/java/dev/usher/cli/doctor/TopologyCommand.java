package dev.usher.cli.doctor;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Queues, topics, tables and buckets.
@Command(
        name = "topology",
        description = "Queues, topics, subscriptions, tables and buckets, as topology.json declares them.",
        mixinStandardHelpOptions = true)
public final class TopologyCommand implements Runnable {
    private static final int DIFFERENT = 3;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud what to look at
    public TopologyCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    /// Compares.
    @Command(
            name = "check",
            description = "Says what is not as topology.json declares. Changes nothing.",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:all is as declared", "1:AWS refuses, or cannot be reached", "3:something differs"},
            mixinStandardHelpOptions = true)
    int check(@Option(names = "--json", description = "For programs: one JSON array.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (var sqs = cloud.sqs();
                var sns = cloud.sns();
                var dynamo = cloud.dynamoDb();
                var s3 = cloud.s3()) {
            List<String> differences =
                    new TopologyCheck(sqs, sns, dynamo, s3, cloud.environment(), cloud.caller()).differences();
            if (json) {
                out.println(Json.write(differences));
            } else {
                differences.forEach(out::println);
                out.println(
                        differences.isEmpty()
                                ? "All is as topology.json declares."
                                : differences.size() + " differences.");
            }
            return differences.isEmpty() ? CommandLine.ExitCode.OK : DIFFERENT;
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
