package dev.usher.cli.dlq;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/// What commands that change something have in common.
final class ActOptions {
    @Option(names = "--reason", required = true, description = "Why, for the audit trail.")
    private String reason = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Option(names = "--json", description = "For programs: the result as one JSON object; progress on standard error.")
    private boolean json;

    @Option(names = "--dry-run", description = "Shows what it would do, and does nothing.")
    private boolean dryRun;

    /// Why it is done.
    ///
    /// @throws CommandLine.ParameterException if it says nothing
    String reason(CommandLine.Model.CommandSpec spec) {
        if (reason.isBlank()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--reason must say something");
        }
        return reason;
    }

    boolean isYes() {
        return yes;
    }

    boolean isJson() {
        return json;
    }

    boolean isDryRun() {
        return dryRun;
    }
}
