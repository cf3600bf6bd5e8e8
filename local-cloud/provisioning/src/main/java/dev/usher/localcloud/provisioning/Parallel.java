package dev.usher.localcloud.provisioning;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// Does several things at once and waits for all of them.
final class Parallel {

    private Parallel() {}

    /// Runs each task on its own thread. Not virtual ones: the first calls initialise the classes of the SDK,
    /// and meanwhile virtual threads hold on to their few carriers.
    ///
    /// @throws RuntimeException what the first failing task threw, after all have ended
    static void run(Collection<? extends Runnable> tasks) {
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var running = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
