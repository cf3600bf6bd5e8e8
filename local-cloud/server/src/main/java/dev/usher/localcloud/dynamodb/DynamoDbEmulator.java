package dev.usher.localcloud.dynamodb;

import dev.usher.localcloud.process.JavaCommand;
import dev.usher.localcloud.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A running DynamoDB Local. It is Amazon's program, unmodified, in a separate process, found through the class
/// path that Maven wrote down: its licence forbids to build it into anything.
public final class DynamoDbEmulator implements AutoCloseable {

    private static final String MAIN_CLASS = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JavaProcess process;

    private DynamoDbEmulator(JavaProcess process) {
        this.process = process;
    }

    /// Starts it and returns when it answers. It listens on all interfaces; it knows no option for less.
    ///
    /// @param classPathFile holds the class path of DynamoDB Local
    /// @param stateDirectory where tables outlive the process, a `kill -9` too; absent keeps them in memory
    /// @param runDirectory gets the pid file and the log
    public static DynamoDbEmulator start(
            int port, Path classPathFile, @Nullable Path stateDirectory, Path runDirectory) {
        var command = new JavaCommand(
                "dynamodb",
                MAIN_CLASS,
                read(classPathFile),
                Stream.concat(JavaCommand.SMALL.stream(), Stream.of("-Xmx256m")).toList(),
                arguments(port, stateDirectory),
                Map.of());
        var process = JavaProcess.start(command, runDirectory, runDirectory);
        try {
            process.await(PATIENCE, running -> answers(port));
            return new DynamoDbEmulator(process);
        } catch (RuntimeException failure) {
            process.killForcibly();
            throw failure;
        }
    }

    @Override
    public void close() {
        // It has no shutdown to wait for: its files are consistent at any moment.
        process.killForcibly();
    }

    private static List<String> arguments(int port, @Nullable Path stateDirectory) {
        var arguments = new ArrayList<>(List.of("-port", Integer.toString(port), "-sharedDb", "-disableTelemetry"));
        if (stateDirectory == null) {
            arguments.add("-inMemory");
        } else {
            arguments.add("-dbPath");
            arguments.add(createDirectory(stateDirectory.resolve("dynamodb")).toString());
        }
        return arguments;
    }

    private static Path createDirectory(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path classPathFile) {
        try {
            return Files.readString(classPathFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + classPathFile + ": build the module local-cloud/dynamodb first", e);
        }
    }

    private static Optional<Boolean> answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return Optional.of(socket.isConnected());
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
