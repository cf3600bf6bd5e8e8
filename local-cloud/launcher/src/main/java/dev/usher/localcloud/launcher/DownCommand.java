package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.PidFile;
import java.time.Duration;
import picocli.CommandLine.Command;

/// Ends what `up` started, in this or another terminal.
@Command(name = "down", mixinStandardHelpOptions = true, description = "Ends the running `up`; its state stays.")
final class DownCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void run() {
        var directory = StateDirectory.of(ProjectLayout.find());
        var ended = directory.pidFile().end(PATIENCE);
        PidFile.endAll(directory.run(), PATIENCE);
        System.out.println(ended ? "Ended." : "Nothing was running.");
    }
}
