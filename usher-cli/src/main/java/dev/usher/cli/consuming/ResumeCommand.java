package dev.usher.cli.consuming;

import dev.usher.cli.audit.Act;
import dev.usher.cli.audit.AuditTrail;
import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.consuming.Consumers.Pause;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Ends a pause.
@Command(
        name = "resume",
        description = "Lets a queue be consumed again that `usher pause` stopped, within a second.",
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
    private final Cloud cloud;

    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher pause` shows it.")
    private String queue = "";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /// @param cloud where the queues are
    public ResumeCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var dynamo = cloud.dynamoDb()) {
            var consumers = new Consumers(dynamo, cloud.environment());
            consumers.check(queue);
            var trail = AuditTrail.in(cloud, dynamo);
            Act act = trail.intend("resume", queue, "", null, List.of(queue));
            Optional<Pause> ended = consumers.resume(queue);
            trail.conclude(act, ended.isPresent() ? "resumed" : "was not paused", ended.isPresent() ? 1 : 0);
            out.println(ended.map(pause -> queue + " is consumed again. It was paused at " + pause.since() + " by "
                            + pause.by() + ": " + pause.reason())
                    .orElse(queue + " was not paused."));
            return CommandLine.ExitCode.OK;
        }
    }
}
