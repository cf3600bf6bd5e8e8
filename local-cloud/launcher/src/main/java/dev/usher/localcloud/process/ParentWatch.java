package dev.usher.localcloud.process;

import java.time.Duration;

/// A Java agent that ends the process it is loaded into as soon as the process that started it is gone,
/// however it went: nothing stays behind after a `kill -9`, and the watched program needs nothing for it.
///
/// It is packed alone into a small jar, so it must not use any other class of this project.
final class ParentWatch {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private ParentWatch() {}

    /// Called by the JVM before the program's own main method.
    ///
    /// @param parent process id of the process to watch
    public static void premain(String parent) {
        var pid = Long.parseLong(parent);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(pid));
    }

    private static void watch(long parent) {
        try {
            // The kernel gives an orphan another parent at once, even while the dead one is still in the process table.
            while (ProcessHandle.current().parent().stream().anyMatch(current -> current.pid() == parent)) {
                Thread.sleep(INTERVAL);
            }
            Thread.ofPlatform().daemon().start(() -> System.exit(0));
            Thread.sleep(GRACE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
