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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says how a [Stack] is to be and starts it.
public final class StackBuilder {

    private static final String[] ALL_BUT_STRIPE = {
        "sqs", "sns", "dynamodb", "s3", "sign-in", "smtp", "mailbox", "traces", "edge"
    };
    private static final Duration PATIENCE_WITH_LEFTOVERS = Duration.ofSeconds(10);

    private final Map<String, Map<String, String>> serviceSettings = new HashMap<>();
    private final Map<String, String> realStripe = new HashMap<>();
    private final Map<String, Integer> instances = new HashMap<>();
    private final Map<String, ProjectLayout> releases = new HashMap<>();
    private List<String> services = List.of("payment-service", "ticket-service", "validation-service");
    private StackPorts ports = StackPorts.free();
    private @Nullable ProjectLayout layout;
    private @Nullable Path directory;
    private @Nullable Path logs;
    private boolean keepsState;
    private boolean sampleEvents = true;
    private boolean enforcesPermissions = true;
    private @Nullable URI externalAws;
    private List<String> jvmOptions = JavaCommand.SMALL;

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

    /// Starts a service several times, each with its own port, log file and name:
    /// `payment-service`, `payment-service-2` and so on. The edge takes them in turn, and webhooks of the
    /// stand-in come through the edge.
    ///
    /// @param count at least 1
    public StackBuilder instances(String service, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " instances of " + service);
        }
        instances.put(service, count);
        return this;
    }

    /// Starts an instance of a service from another release.
    ///
    /// @param instance its name, such as `payment-service-2`
    /// @param release a folder with the jars of that release
    public StackBuilder release(String instance, ProjectLayout release) {
        releases.put(instance, release);
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
    ///
    /// @param service its name, for all instances, or that of one instance, such as `payment-service-2`; or
    ///     `local-cloud`, for example with `STRIPE_STUB_FIRST_PAUSE` and `PT0.2S`
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

    /// Gives services both compilers, as they have when they are deployed: slower to start, faster once
    /// they have answered some thousand requests.
    public StackBuilder compiledAsDeployed() {
        jvmOptions = JavaCommand.LASTING;
        return this;
    }

    public StackBuilder withoutSampleEvents() {
        sampleEvents = false;
        return this;
    }

    /// Lets services do everything, without a door before each part of AWS, and without a receiver of their traces:
    /// for measuring.
    public StackBuilder withoutPermissions() {
        enforcesPermissions = false;
        return this;
    }

    /// Uses the AWS that runs at this address, such as LocalStack, in place of local-cloud's. It enforces no
    /// permissions.
    ///
    /// Without [kept state][#stateIn] it gets an environment with a new name: keys are new at every start, so
    /// what earlier starts left there would be of no use.
    public StackBuilder externalAws(URI endpoint) {
        externalAws = endpoint;
        return this;
    }

    /// Starts local-cloud, then the services, and returns when all are ready. What an earlier run in the
    /// same directory left behind is ended first.
    ///
    /// @throws IllegalStateException when something does not get ready; everything is ended then
    public Stack start() {
        if (externalAws != null) {
            ExternalAws.requireListening(externalAws);
        }
        var project = layout == null ? ProjectLayout.find() : layout;
        var base = directory == null ? project.temporaryDirectory() : directory.toAbsolutePath();
        var run = base.resolve("run");
        PidFile.endAll(run, PATIENCE_WITH_LEFTOVERS);
        var logDirectory = logs == null ? project.logs() : logs.toAbsolutePath();
        deleteLogs(logDirectory);
        var secrets = Secrets.keptIn(base.resolve("secrets.properties"));
        ports = ports.with(allNames());
        var options = cloudOptions(base, run, logDirectory, secrets);
        var localCloud = LocalCloudProcess.start(project, options);
        var stripe = realStripe.isEmpty() ? secrets.stripe() : realStripe;
        var environment = new LinkedHashMap<>(localCloud.environment());
        if (!enforcesPermissions) {
            environment.remove(LocalCloudProcess.TRACES);
        }
        var commands = new ServiceCommands(project, releases, ports, secrets, stripe, serviceSettings, jvmOptions);
        var processes = new LinkedHashMap<String, List<ServiceProcess>>();
        for (var service : services) {
            var ofService = namesOf(service).stream()
                    .map(name -> commands.command(service, name, environment))
                    .map(command -> new ServiceProcess(command, address(command.name()), run, logDirectory))
                    .toList();
            processes.put(service, ofService);
        }
        var leftover = directory == null ? base : null;
        var stack = new Stack(logDirectory, localCloud, processes, leftover, externalAws);
        try {
            stack.services().forEach(ServiceProcess::start);
            stack.services().forEach(ServiceProcess::awaitReady);
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
        var addresses = new HashMap<String, List<URI>>();
        services.forEach(service -> addresses.put(
                service, namesOf(service).stream().map(this::address).toList()));
        var cloudPorts = new HashMap<>(ports.byName());
        cloudPorts.keySet().removeAll(ServiceCommands.MAIN_CLASSES.keySet());
        cloudPorts.keySet().removeAll(allNames());
        // One instance gets its webhooks directly, so that it can be tested without the edge; several share them.
        var receiver = namesOf("payment-service").size() > 1 ? "edge" : "payment-service";
        var options = LocalCloudOptions.inMemory(run)
                .withLogs(logDirectory)
                .withState(keepsState ? base.resolve("state") : null)
                .withPorts(cloudPorts)
                .withSecrets(cloudSettings(secrets))
                .withServices(addresses, address(receiver).resolve("/payments/webhook"));
        if (!realStripe.isEmpty()) {
            options.withParts(ALL_BUT_STRIPE);
        }
        if (externalAws != null) {
            options.withAws(externalAws);
            return keepsState
                    ? options
                    : options.withEnvironment(
                            "run-" + UUID.randomUUID().toString().substring(0, 8));
        }
        return enforcesPermissions ? options.withPermissionsEnforced() : options;
    }

    private Map<String, String> cloudSettings(Secrets secrets) {
        var settings = new HashMap<>(secrets.stripe());
        settings.putAll(serviceSettings.getOrDefault("local-cloud", Map.of()));
        return settings;
    }

    private List<String> namesOf(String service) {
        return ServiceCommands.instanceNames(service, instances.getOrDefault(service, 1));
    }

    private List<String> allNames() {
        return services.stream().flatMap(service -> namesOf(service).stream()).toList();
    }

    /// Of an instance of a service, or of a part of local-cloud.
    private URI address(String name) {
        return URI.create("http://127.0.0.1:" + ports.of(name));
    }

    /// A start begins with empty logs; restarts of one process within it go on in the same file.
    private void deleteLogs(Path logDirectory) {
        var names = new ArrayList<>(allNames());
        names.add("local-cloud");
        try {
            for (var name : names) {
                Files.deleteIfExists(logDirectory.resolve(name + ".log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
