package dev.usher.localcloud.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A program that does nothing until it is ended. With a directory as argument it first starts another of
/// its kind as its child and says that one's process id.
final class Sleeper {

    static final String READY = "ready ";

    private Sleeper() {}

    static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0) {
            var directory = Path.of(arguments[0]);
            var child = JavaProcess.start(command("child"), directory, directory);
            System.out.println(READY + child.pid());
        } else {
            System.out.println(READY + ProcessHandle.current().pid());
        }
        new CountDownLatch(1).await();
    }

    static JavaCommand command(String name, String... arguments) {
        return new JavaCommand(
                name,
                Sleeper.class.getName(),
                System.getProperty("java.class.path"),
                JavaCommand.SMALL,
                List.of(arguments),
                Map.of());
    }
}
