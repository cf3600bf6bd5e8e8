package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.JavaCommand;
import dev.usher.localcloud.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says how a [Stack] is to be and starts it.
public final class StackBuilder {

    private static final Map<String, String> MAIN_CLASSES = Map.of(
            "payment-service", "dev.usher.payment.Application",
            "ticket-service", "dev.usher.ticket.Application",
            "validation-service", "dev.usher.validation.Application");
    private static final Duration PATIENCE_WITH_LEFTOVERS = Duration.ofSeconds(10);

    private final Map<String, Map<String, String>> serviceSettings = new HashMap<>();
    private final Map<String, String> realStripe = new HashMap<>();
    private List<String> services = List.of("payment-service", "ticket-service", "validation-service");
    private StackPorts ports = StackPorts.free();
    private @Nullable ProjectLayout layout;
    private @Nullable Path directory;
    private @Nullable Path logs;
    private boolean keepsState;
    private boolean sampleEvents = true;

    StackBuilder() {}

    /// The project to run, if it is not the one around the working directory.
    public StackBuilder layout(ProjectLayout newLayout) {
        layout = newLayout;
        return this;
    }

    public StackBuilder ports(StackPorts newPorts) {
        ports = newPorts;
        return this;
    }

    /// Starts only these services; the edge answers 503 for the others.
    public StackBuilder services(String... names) {
        services = List.of(names);
        return this;
    }

    /// Keeps keys, tables, messages and objects in this directory for the next start.
    public StackBuilder stateIn(Path newDirectory) {
        directory = newDirectory;
        keepsState = true;
        return this;
    }

    /// Where log files go; `build/logs` of the project otherwise.
    public StackBuilder logsIn(Path newLogs) {
        logs = newLogs;
        return this;
    }

    /// Adds an environment variable for one service, or changes it.
    public StackBuilder setting(String service, String name, String value) {
        serviceSettings.computeIfAbsent(service, created -> new HashMap<>()).put(name, value);
        return this;
    }

    /// Uses Stripe itself, in test mode, instead of the stand-in.
    ///
    /// @param settings `STRIPE_API_KEY`, `STRIPE_PUBLISHABLE_KEY` and `STRIPE_WEBHOOK_SECRETS`
    public StackBuilder realStripe(Map<String, String> settings) {
        realStripe.putAll(settings);
        return this;
    }

    public StackBuilder withoutSampleEvents() {
        sampleEvents = false;
        return this;
    }

    /// Starts local-cloud, then the services, and returns when all are ready. What an earlier run in the same
    /// directory left behind is ended first.
    ///
    /// @throws IllegalStateException when something does not get ready; everything is ended then
    public Stack start() {
        var project = layout == null ? ProjectLayout.find() : layout;
        var base = directory == null ? temporaryDirectory(project) : directory.toAbsolutePath();
        var run = base.resolve("run");
        PidFile.endAll(run, PATIENCE_WITH_LEFTOVERS);
        var logDirectory = logs == null ? project.logs() : logs.toAbsolutePath();
        deleteLogs(logDirectory);
        var secrets = Secrets.keptIn(base.resolve("secrets.properties"));
        var options = cloudOptions(base, run, logDirectory, secrets);
        var localCloud = LocalCloudProcess.start(project, options);
        var processes = new LinkedHashMap<String, ServiceProcess>();
        for (var service : services) {
            var command = command(project, service, localCloud, secrets);
            processes.put(service, new ServiceProcess(command, address(service), run, logDirectory));
        }
        var leftover = directory == null ? base : null;
        var stack = new Stack(project, options, ports, logDirectory, localCloud, processes, leftover);
        try {
            processes.values().forEach(ServiceProcess::start);
            processes.values().forEach(ServiceProcess::awaitReady);
            if (sampleEvents && services.contains("payment-service")) {
                stack.putSampleEvents();
            }
            return stack;
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    private LocalCloudOptions cloudOptions(Path base, Path run, Path logDirectory, Secrets secrets) {
        var addresses = new HashMap<String, URI>();
        services.forEach(service -> addresses.put(service, address(service)));
        var cloudPorts = new HashMap<>(ports.byName());
        cloudPorts.keySet().removeAll(MAIN_CLASSES.keySet());
        var options = LocalCloudOptions.inMemory(run)
                .withLogs(logDirectory)
                .withState(keepsState ? base.resolve("state") : null)
                .withPorts(cloudPorts)
                .withSecrets(secrets.stripe())
                .withServices(addresses, address("payment-service").resolve("/payments/webhook"));
        return realStripe.isEmpty() ? options : options.withParts("sqs", "sns", "dynamodb", "s3", "sign-in", "edge");
    }

    private JavaCommand command(ProjectLayout project, String service, LocalCloudProcess localCloud, Secrets secrets) {
        var environment = new HashMap<>(localCloud.environment());
        environment.put("USHER_LOG_FORMAT", "text");
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(ports.of(service)));
        environment.putAll(
                switch (service) {
                    case "payment-service" -> realStripe.isEmpty() ? secrets.stripe() : realStripe;
                    case "ticket-service" -> secrets.ticketSigning();
                    case "validation-service" -> secrets.ticketVerification();
                    default -> Map.<String, String>of();
                });
        environment.putAll(serviceSettings.getOrDefault(service, Map.of()));
        return new JavaCommand(
                service,
                Optional.ofNullable(MAIN_CLASSES.get(service))
                        .orElseThrow(() -> new IllegalArgumentException("there is no service " + service)),
                project.serviceClassPath(service),
                Stream.concat(JavaCommand.SMALL.stream(), Stream.of("-Xmx256m")).toList(),
                List.of(),
                environment);
    }

    private URI address(String service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    /// A start begins with empty logs; restarts of one process within it go on in the same file.
    private void deleteLogs(Path logDirectory) {
        var names = new ArrayList<>(services);
        names.add("local-cloud");
        try {
            for (var name : names) {
                Files.deleteIfExists(logDirectory.resolve(name + ".log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory(ProjectLayout project) {
        try {
            var parent = Files.createDirectories(project.root().resolve("build/stacks"));
            return Files.createTempDirectory(parent, "stack");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
