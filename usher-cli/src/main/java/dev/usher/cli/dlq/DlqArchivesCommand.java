package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Cloud;
import dev.usher.cli.terminal.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what was archived.
@Command(name = "archives", description = "Shows the archives of dead letters.", mixinStandardHelpOptions = true)
final class DlqArchivesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "For programs: one JSON array.")
    private boolean json;

    private final Cloud cloud;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    DlqArchivesCommand(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Integer call() {
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
}
