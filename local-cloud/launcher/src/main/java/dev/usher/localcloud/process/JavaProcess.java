package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A child JVM. It ends with this process, in whichever way this process ends; its output goes to a log
/// file.
public final class JavaProcess implements AutoCloseable {

    /// Writing a start cache takes a while.
    private static final Duration PATIENCE = Duration.ofSeconds(StartCache.isRecording() ? 180 : 15);

    private final String name;
    private final Process process;
    private final Path logFile;
    private final long logStart;
    private final PidFile pidFile;

    private JavaProcess(String name, Process process, Path logFile, long logStart, PidFile pidFile) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
        this.logStart = logStart;
        this.pidFile = pidFile;
    }

    /// Starts it, and does not wait for it to be ready. A process that an earlier run of the same name left
    /// behind in the same directory is ended first, since it would hold ports and files.
    ///
    /// @param runDirectory gets the pid file and the agent
    /// @param logDirectory gets the log file, to which an earlier process of the same name has written too
    public static JavaProcess start(JavaCommand command, Path runDirectory, Path logDirectory) {
        try {
            Files.createDirectories(runDirectory);
            Files.createDirectories(logDirectory);
            var logFile = logDirectory.resolve(command.name() + ".log").toAbsolutePath();
            var pidFile = new PidFile(runDirectory.resolve(command.name() + ".pid"));
            pidFile.end(PATIENCE);
            var builder = new ProcessBuilder(command.commandLine(ParentWatchJar.option(runDirectory.toAbsolutePath())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
            // By default, many threads keep many heaps of C's library alive.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().putAll(command.environment());
            var logStart = Files.exists(logFile) ? Files.size(logFile) : 0;
            var process = builder.start();
            process.getOutputStream().close();
            pidFile.write(process.toHandle());
            return new JavaProcess(command.name(), process, logFile, logStart, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.name(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path logFile() {
        return logFile;
    }

    /// What this process has written so far.
    public String output() {
        try (var log = new RandomAccessFile(logFile.toFile(), "r")) {
            log.seek(logStart);
            var bytes = new byte[Math.toIntExact(log.length() - logStart)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + logFile, e);
        }
    }

    /// Waits until the process is ready.
    ///
    /// @param ready asked again and again until it answers something
    /// @throws IllegalStateException when the process ends before, or after `patience`; quotes the end of
    ///     its log
    public <T> T await(Duration patience, ReadyCheck<T> ready) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                var ended = !process.isAlive();
                var answer = ready.ask(this);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (ended) {
                    throw new IllegalStateException(
                            name + " ended with status " + process.exitValue() + " before it was ready" + quote());
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            name + " is not ready after " + patience.toSeconds() + " s" + quote());
                }
                process.waitFor(25, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /// Asks the process to end, waits until it is gone, and kills it when it takes too long.
    @Override
    public void close() {
        stop(PATIENCE);
    }

    /// Asks the process to end and waits until it is gone.
    ///
    /// @return the status with which it ended; nothing if it was killed after `patience`
    public OptionalInt stop(Duration patience) {
        process.destroy();
        try {
            var went = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!went) {
                killForcibly();
            }
            pidFile.delete();
            return went ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return OptionalInt.empty();
        }
    }

    /// `kill -9`, and waits until the process is gone.
    public void killForcibly() {
        process.destroyForcibly().onExit().join();
        pidFile.delete();
    }

    private String quote() {
        // Frames of stack traces would leave no room for what went wrong.
        var lines = output().lines().filter(line -> !line.startsWith("\tat ")).toList();
        var end = lines.subList(Math.max(0, lines.size() - 20), lines.size());
        return ". The end of " + logFile + ":\n" + String.join("\n", end);
    }

    /// Asks whether a process is ready.
    @FunctionalInterface
    public interface ReadyCheck<T> {
        /// What the caller waits for, or nothing yet.
        Optional<T> ask(JavaProcess process);
    }
}
