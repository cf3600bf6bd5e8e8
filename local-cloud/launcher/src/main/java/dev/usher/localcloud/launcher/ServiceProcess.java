package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.JavaCommand;
import dev.usher.localcloud.process.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One service, which can be stopped, killed and started again at the same address. Not thread-safe.
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build();

    private final JavaCommand command;
    private final URI address;
    private final Path runDirectory;
    private final Path logDirectory;
    private @Nullable JavaProcess process;

    ServiceProcess(JavaCommand command, URI address, Path runDirectory, Path logDirectory) {
        this.command = command;
        this.address = address;
        this.runDirectory = runDirectory;
        this.logDirectory = logDirectory;
    }

    /// Its own address, past the edge.
    public URI address() {
        return address;
    }

    public String name() {
        return command.name();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// The process that runs now or ran last.
    ///
    /// @throws IllegalStateException when it was never started
    public JavaProcess process() {
        if (process == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return process;
    }

    /// Starts it, and does not wait until it is ready.
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        process = JavaProcess.start(command, runDirectory, logDirectory);
    }

    /// Waits until it says that it is ready.
    ///
    /// @throws IllegalStateException when it ends before, or takes more than a minute; quotes the end of
    ///     its log
    public void awaitReady() {
        process().await(PATIENCE, running -> ready());
    }

    /// Starts it again and waits until it is ready. When it still runs it is asked to end first.
    public void restart() {
        close();
        start();
        awaitReady();
    }

    /// `kill -9`, and waits until it is gone. [#restart] brings it back.
    public void killForcibly() {
        process().killForcibly();
    }

    /// Asks it to end and waits until it is gone; kills it when it takes too long.
    @Override
    public void close() {
        if (isAlive()) {
            process().close();
        }
    }

    private Optional<Boolean> ready() {
        var request = HttpRequest.newBuilder(address.resolve("/health/readiness"))
                .timeout(ANSWER_PATIENCE)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
