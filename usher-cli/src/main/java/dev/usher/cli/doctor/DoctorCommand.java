package dev.usher.cli.doctor;

import dev.usher.cli.cloud.Caller;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import dev.usher.contracts.topology.Topology;
import io.micronaut.serde.annotation.Serdeable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Can this command do its work?
@Command(
        name = "doctor",
        description = {
            "Tries each part of AWS that the other commands need: as whom, how long it takes, and what it says.",
            "Changes nothing."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all parts answer", "1:it cannot even begin", "3:a part does not answer, or refuses"},
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final int ILL = 3;
    private static final String ROW = "%-10s %-8s %8s  %s%n";

    private final Cloud cloud;
    private final Topology topology = Topology.load();

    @Option(names = "--json", description = "For programs: one JSON array.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud what to try
    public DoctorCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        String environment = cloud.environment();
        var findings = new ArrayList<Finding>();
        findings.add(look("identity", () -> cloud.caller().arn()));
        findings.add(look("sqs", () -> {
            try (var sqs = cloud.sqs()) {
                String queue = topology.queues().keySet().iterator().next();
                return sqs.getQueueUrl(get -> get.queueName(topology.physicalName(queue, environment)))
                        .queueUrl();
            }
        }));
        findings.add(look("sns", () -> {
            try (var sns = cloud.sns()) {
                return sns.listTopics().topics().size() + " topics on the first page";
            }
        }));
        findings.add(look("dynamodb", () -> {
            try (var dynamo = cloud.dynamoDb()) {
                String table = topology.physicalName("registrations", environment);
                dynamo.getItem(get ->
                        get.tableName(table).key(Map.of("registrationId", AttributeValue.fromS("usher doctor"))));
                return table;
            }
        }));
        findings.add(look("s3", () -> {
            Caller caller = cloud.caller();
            try (var s3 = cloud.s3()) {
                String bucket = topology.bucketName("dead-letters", environment, caller.account());
                s3.getBucketLocation(get -> get.bucket(bucket).expectedBucketOwner(caller.account()));
                return bucket;
            }
        }));
        show(findings);
        return findings.stream().allMatch(Finding::answers) ? CommandLine.ExitCode.OK : ILL;
    }

    private void show(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(findings));
            return;
        }
        out.printf(Locale.ROOT, ROW, "PART", "STATE", "TOOK", "WHAT IT SAYS");
        findings.forEach(finding -> out.printf(
                Locale.ROOT,
                ROW,
                finding.part(),
                finding.answers() ? "answers" : "FAILS",
                finding.tookMillis() + " ms",
                finding.says()));
    }

    private static Finding look(String part, Supplier<String> look) {
        long begun = System.nanoTime();
        try {
            String says = look.get();
            return new Finding(part, true, took(begun), says);
        } catch (RuntimeException e) {
            return new Finding(part, false, took(begun), String.valueOf(e.getMessage()));
        }
    }

    private static long took(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /// @param tookMillis with the start of the client, which the first call of a kind pays for
    @Serdeable
    record Finding(String part, boolean answers, long tookMillis, String says) {}
}
