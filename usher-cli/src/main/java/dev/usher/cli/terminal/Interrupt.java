package dev.usher.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM while a command works: it sees that it should stop, and has a while to give back what it
/// holds and to write down how far it came. The exit status is then the one of the signal, such as 130.
public final class Interrupt implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interrupt");
    private volatile boolean isRequested;

    private Interrupt() {}

    /// Begins to listen, until it is closed.
    public static Interrupt listen() {
        var interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /// Whether the command should stop.
    public boolean isRequested() {
        return isRequested;
    }

    /// Waits for it.
    public void await() throws InterruptedException {
        requested.await();
    }

    private void stop() {
        isRequested = true;
        requested.countDown();
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!isRequested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // The signal came just now, and there is nothing left to stop.
            }
        }
    }
}
