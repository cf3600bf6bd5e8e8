package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Dead letters: understand them, and settle them.
@Command(
        name = "dlq",
        description = "Dead letters: what failed, why, and what to do about it.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:AWS refuses, or cannot be reached",
            "2:wrong use",
            "3:stopped, because what was sent back died again",
            "4:stopped, because there was no verdict about the first letter",
            "5:incomplete: some letters were gone, or AWS refused them",
            "7:not confirmed",
            "130:interrupted by Ctrl-C"
        },
        mixinStandardHelpOptions = true)
public final class DlqCommand implements Runnable {
    private static final String QUEUE = "Name of the queue, as `usher dlq list` shows it.";

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private DlqCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    /// The command with its subcommands.
    ///
    /// @param cloud where the queues are
    public static CommandLine commandLine(Cloud cloud) {
        return new CommandLine(new DlqCommand(cloud))
                .addSubcommand(new DlqListCommand(cloud))
                .addSubcommand(new DlqPeekCommand(cloud))
                .addSubcommand(new DlqReplayCommand(cloud));
    }

    /// Deletes letters for good.
    @Command(
            name = "discard",
            description = {
                "Deletes dead letters for good: exactly those that it shows first.",
                "If in doubt, use `usher dlq archive`: that keeps them for a while."
            },
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "QUEUE", description = QUEUE) String queue,
            @Mixin SelectionOptions which,
            @Mixin ActOptions options) {
        return settle(queue, which, options, "Delete them for good?", DeadLetterDesk::discard);
    }

    /// Moves letters into the archive.
    @Command(
            name = "archive",
            description = {
                "Moves dead letters into the archive, a bucket of its own: exactly those that it shows first.",
                "They stay there for 90 days unless Terraform says otherwise; `usher dlq restore` brings them back."
            },
            mixinStandardHelpOptions = true)
    int archive(
            @Parameters(paramLabel = "QUEUE", description = QUEUE) String queue,
            @Mixin SelectionOptions which,
            @Mixin ActOptions options) {
        return settle(queue, which, options, "Move them into the archive?", DeadLetterDesk::archive);
    }

    /// Shows what was archived.
    @Command(name = "archives", description = "Shows the archives of dead letters.", mixinStandardHelpOptions = true)
    int archives(@Option(names = "--json", description = "For programs: one JSON array.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        try (var desk = DeadLetterDesk.of(cloud)) {
            List<LetterArchive.Archive> archives = desk.archives();
            if (json) {
                out.println(Json.write(archives));
            } else {
                archives.forEach(archive -> out.println(archive.name() + "  " + archive.bytes() + " bytes"
                        + (archive.isRestored() ? ", restored" : "")));
                out.println(archives.isEmpty() ? "Nothing is archived." : archives.size() + " archives.");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    /// Puts archived letters back.
    @Command(
            name = "restore",
            description = {
                "Puts the letters of an archive back into their dead-letter queue, where they can be replayed.",
                "They also stay in the archive until it ends."
            },
            mixinStandardHelpOptions = true)
    int restore(
            @Parameters(paramLabel = "ARCHIVE", description = "Name of the archive, as `usher dlq archives` shows it.")
                    String archive,
            @Mixin ActOptions options) {
        String reason = options.reason(spec);
        Terminal terminal = Terminal.of(spec, options);
        try (var desk = DeadLetterDesk.of(cloud)) {
            int letters = desk.lettersIn(archive);
            if (options.isDryRun()) {
                terminal.out().println(letters + " letters would go back.");
                return CommandLine.ExitCode.OK;
            }
            return terminal.confirmAndRun(
                    "Put the " + letters + " letters of " + archive + " back?",
                    watch -> desk.restore(archive, reason, watch));
        }
    }

    private int settle(String queue, SelectionOptions which, ActOptions options, String question, Settlement act) {
        String reason = options.reason(spec);
        Terminal terminal = Terminal.of(spec, options);
        try (var desk = DeadLetterDesk.of(cloud)) {
            Survey survey = desk.survey(queue, which.window());
            List<Letter> letters = survey.select(which.selection());
            List<String> ids = letters.stream().map(Letter::id).toList();
            return terminal.run(
                    survey, letters, question, watch -> act.settle(desk, queue, ids, which.group(), reason, watch));
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// What the desk does with letters.
    @FunctionalInterface
    private interface Settlement {
        Outcome settle(
                DeadLetterDesk desk,
                String queue,
                List<String> ids,
                @Nullable String group,
                String reason,
                Watch watch);
    }
}
