package dev.usher.cli.dlq;

import picocli.CommandLine.Option;

/// What commands that change something have in common.
final class ActOptions {
    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Option(names = "--json", description = "For programs: the result as one JSON object; progress on standard error.")
    private boolean json;

    @Option(names = "--dry-run", description = "Shows what it would do, and does nothing.")
    private boolean dryRun;

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
