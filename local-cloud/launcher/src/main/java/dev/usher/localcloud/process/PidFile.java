package dev.usher.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Remembers which process was started, so that a later run can find and end it.
///
/// A process counts as the remembered one only when its start time agrees too: ids are used again.
public final class PidFile {

    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    /// Overwrites what is remembered.
    public void write(ProcessHandle process) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + " " + startOf(process).toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The remembered process, if it still runs.
    public Optional<ProcessHandle> running() {
        try {
            var parts = Files.readString(file).strip().split(" ", -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            var start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> startOf(process).equals(start));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the remembered process and waits until it is gone; forcibly when it takes longer than
    /// `patience`.
    ///
    /// @return whether there was one
    public boolean end(Duration patience) {
        var process = running();
        process.ifPresent(found -> end(found, patience));
        delete();
        return process.isPresent();
    }

    /// Ends what earlier runs left behind, by the files in their directory.
    public static void endAll(Path directory, Duration patience) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "*.pid")) {
            files.forEach(file -> new PidFile(file).end(patience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return Instant.ofEpochMilli(
                process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
    }
}
