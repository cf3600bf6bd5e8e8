package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.dlq.DeadLetterQueues.DeadLetter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows dead letters and why they failed.
@Command(
        name = "peek",
        description = "Shows messages of a queue's dead-letter queue and why they failed. They stay there.",
        mixinStandardHelpOptions = true)
final class DlqPeekCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUEUE", description = "Name of the queue, as `usher dlq list` shows it.")
    private String queue = "";

    @Option(names = "--max", description = "How many at most; default ${DEFAULT-VALUE}.", defaultValue = "10")
    private int most;

    @Option(names = "--body", description = "Shows the bodies too; they may hold personal data.")
    private boolean withBody;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqPeekCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
        try (var queues = DeadLetterQueues.in(cloud)) {
            List<DeadLetter> letters = queues.peek(queue, most);
            PrintWriter out = spec.commandLine().getOut();
            letters.forEach(letter -> print(out, letter));
            out.println(letters.isEmpty() ? "No dead letters." : letters.size() + " shown.");
            return CommandLine.ExitCode.OK;
        }
    }

    private void print(PrintWriter out, DeadLetter letter) {
        String when = letter.failedAt() == null
                ? "at a time unknown"
                : letter.failedAt().toString();
        out.println(letter.messageId() + "  " + Objects.requireNonNullElse(letter.type(), "(no type)") + "  failed "
                + when + times("tried", letter.tries()) + times("sent back", letter.replays()));
        out.println("    " + Objects.requireNonNullElse(letter.reason(), "moved by SQS after its last receive"));
        if (withBody) {
            out.println("    " + letter.body());
        }
    }

    private static String times(String what, int times) {
        return switch (times) {
            case 0 -> "";
            case 1 -> ", " + what + " once";
            default -> ", " + what + " " + times + " times";
        };
    }
}
