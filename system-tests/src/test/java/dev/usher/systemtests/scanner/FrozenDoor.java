package dev.usher.systemtests.scanner;

import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;

/// A door that was stopped in the middle of whatever it did: it neither answers nor refuses to. When this is closed, it
/// goes on where it was.
final class FrozenDoor implements AutoCloseable {
    private final long pid;

    FrozenDoor(Stack stack) {
        pid = stack.service("validation-service").process().pid();
        signal("-STOP");
    }

    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
