package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.PidFile;
import java.nio.file.Path;

/// Where `up` keeps what must outlive it.
record StateDirectory(Path path) {

    static StateDirectory of(ProjectLayout layout) {
        return new StateDirectory(layout.root().resolve(".local-cloud"));
    }

    /// Remembers the `up` that runs.
    PidFile pidFile() {
        return new PidFile(path.resolve("up.pid"));
    }

    /// Holds the pid files of its children.
    Path run() {
        return path.resolve("run");
    }
}
