package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.dlq.DeadLetterQueues.DeadLetter;
import dev.usher.cli.dlq.DeadLetterQueues.Replayed;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends dead letters back.
@Command(
        name = "replay",
        description = {
            "Sends messages of a queue's dead-letter queue back to the queue.",
            "Each is sent back once: one that fails again meanwhile stays there.",
            "Safe to repeat and to interrupt: handling a message twice changes nothing."
        },
        mixinStandardHelpOptions = true)
final class DlqReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher dlq list` shows it.")
    private String queue = "";

    @Option(names = "--max", description = "How many at most; default: all.")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--message-id", description = "Only this message.")
    private @Nullable String messageId;

    @Option(names = "--reason", description = "Only messages whose reason contains this text.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Shows what would be sent back, and sends nothing.")
    private boolean dryRun;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqReplayCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var queues = DeadLetterQueues.in(cloud)) {
            if (dryRun) {
                long wouldSend = queues.peek(queue, Integer.MAX_VALUE).stream()
                        .filter(this::isChosen)
                        .limit(most)
                        .peek(letter -> out.println("  would send back " + letter.messageId()))
                        .count();
                out.println(wouldSend + " messages would go back to " + queue + ".");
            } else {
                Replayed replayed = queues.replay(queue, most, this::isChosen, soFar -> tell(out, soFar));
                out.println(replayed.sent() + " messages went back to " + queue + ".");
                if (replayed.failedAgain() > 0) {
                    out.println(
                            replayed.failedAgain() + " of them have failed again: see `usher dlq peek " + queue + "`.");
                }
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private boolean isChosen(DeadLetter letter) {
        boolean byId = messageId == null || letter.messageId().equals(messageId);
        boolean byReason =
                reason == null || (letter.reason() != null && letter.reason().contains(reason));
        return byId && byReason;
    }

    private static void tell(PrintWriter out, int soFar) {
        if (soFar % 100 == 0) {
            out.println("  " + soFar + " so far");
            out.flush();
        }
    }
}
