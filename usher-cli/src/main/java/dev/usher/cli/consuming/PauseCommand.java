package dev.usher.cli.consuming;

import dev.usher.cli.audit.Act;
import dev.usher.cli.audit.AuditTrail;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.consuming.Consumers.Pause;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Stops the consuming of a queue, or shows what is stopped.
@Command(
        name = "pause",
        description = {
            "Stops the consuming of a queue at all instances of its service, within a second.",
            "Messages wait in the queue until `usher resume QUEUE`, four days at most. What is being handled is finished.",
            "Without QUEUE: shows what is paused."
        },
        mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {
    private static final int LONGEST_REASON = 500;

    private final Cloud cloud;

    @Parameters(paramLabel = "QUEUE", arity = "0..1", description = "Name of the queue, as `usher dlq list` shows it.")
    private @Nullable String queue;

    @Option(names = "--reason", description = "Why, for those who look later. Required, without names of persons.")
    private @Nullable String reason;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the queues are
    public PauseCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        String why = queue == null ? "" : checkedReason();
        try (var dynamo = cloud.dynamoDb()) {
            var consumers = new Consumers(dynamo, cloud.environment());
            if (queue == null) {
                show(consumers.paused());
            } else {
                pause(queue, why, consumers, AuditTrail.in(cloud, dynamo));
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private void show(List<Pause> paused) {
        PrintWriter out = spec.commandLine().getOut();
        paused.forEach(out::println);
        out.println(paused.isEmpty() ? "No queue is paused." : paused.size() + " paused.");
    }

    private void pause(String queue, String why, Consumers consumers, AuditTrail trail) {
        consumers.check(queue);
        Act act = trail.intend("pause", queue, why, null, List.of(queue));
        consumers.pause(new Pause(queue, act.at().truncatedTo(ChronoUnit.SECONDS), act.who(), why));
        trail.conclude(act, "paused", 1);
        PrintWriter out = spec.commandLine().getOut();
        out.println(queue + " is paused: no instance receives from it after a second.");
        out.println("`usher resume " + queue + "` ends that. Messages that wait longer than four days are lost.");
    }

    private String checkedReason() {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "say why, with --reason, in at most " + LONGEST_REASON + " characters");
        }
        return reason.strip();
    }
}
