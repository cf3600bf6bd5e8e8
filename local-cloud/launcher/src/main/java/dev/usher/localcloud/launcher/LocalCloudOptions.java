package dev.usher.localcloud.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a local cloud is started: begin with [#inMemory] and change what must be different. Not thread-safe.
public final class LocalCloudOptions {
    private final Path runDirectory;
    private Path logDirectory;
    private @Nullable Path stateDirectory;
    private Map<String, Integer> ports = Map.of();
    private List<String> parts = List.of();
    private Map<String, List<URI>> services = Map.of();
    private @Nullable URI webhook;
    private Map<String, String> secrets = Map.of();
    private boolean enforcesPermissions;
    private String environment = "local";
    private @Nullable URI aws;

    private LocalCloudOptions(Path directory) {
        this.runDirectory = directory;
        this.logDirectory = directory;
    }

    /// Everything on free ports, with its state in memory.
    ///
    /// @param directory gets the log and what belongs to this run
    public static LocalCloudOptions inMemory(Path directory) {
        return new LocalCloudOptions(directory);
    }

    /// Keeps the state in this directory, where it outlives the process; in memory if there is none.
    public LocalCloudOptions withState(@Nullable Path directory) {
        stateDirectory = directory;
        return this;
    }

    /// Writes the log there.
    public LocalCloudOptions withLogs(Path directory) {
        logDirectory = directory;
        return this;
    }

    /// Uses these ports, by part; a part that is missing here takes a free one.
    public LocalCloudOptions withPorts(Map<String, Integer> byPart) {
        ports = Map.copyOf(byPart);
        return this;
    }

    /// Starts these parts only.
    public LocalCloudOptions withParts(String... names) {
        parts = List.of(names);
        return this;
    }

    /// Announces the services to the edge and the Stripe stand-in.
    ///
    /// @param instances where the edge finds the instances of each service, by its name
    /// @param address where the stand-in sends its events, if anywhere
    public LocalCloudOptions withServices(Map<String, List<URI>> instances, @Nullable URI address) {
        services = Map.copyOf(instances);
        webhook = address;
        return this;
    }

    /// Gives the cloud these environment variables, such as `STRIPE_WEBHOOK_SECRETS`.
    public LocalCloudOptions withSecrets(Map<String, String> variables) {
        secrets = Map.copyOf(variables);
        return this;
    }

    /// Lets services do only what permissions.json grants them.
    public LocalCloudOptions withPermissionsEnforced() {
        enforcesPermissions = true;
        return this;
    }

    /// Uses the AWS at this address in place of local-cloud's own, which are not started then.
    public LocalCloudOptions withAws(URI endpoint) {
        aws = endpoint;
        return this;
    }

    /// The environment in the names of tables, queues, topics and buckets; `local` otherwise.
    public LocalCloudOptions withEnvironment(String name) {
        environment = name;
        return this;
    }

    String environmentName() {
        return environment;
    }

    boolean keepsState() {
        return stateDirectory != null;
    }

    Path runDirectory() {
        return runDirectory;
    }

    Path logDirectory() {
        return logDirectory;
    }

    Map<String, String> secrets() {
        return secrets;
    }

    List<String> arguments(Path dynamoDbClassPath) {
        var arguments = new ArrayList<String>();
        arguments.add("--free-ports");
        arguments.add("--env=" + environment);
        arguments.add("--run=" + runDirectory);
        arguments.add("--dynamodb-class-path=" + dynamoDbClassPath);
        new TreeMap<>(ports).forEach((part, port) -> arguments.add("--port=" + part + "=" + port));
        new TreeMap<>(services)
                .forEach((service, urls) -> arguments.add("--service=" + service + "="
                        + urls.stream().map(URI::toString).collect(Collectors.joining(","))));
        if (stateDirectory != null) {
            arguments.add("--state=" + stateDirectory);
        }
        if (!parts.isEmpty()) {
            arguments.add("--only=" + String.join(",", parts));
        }
        if (aws != null) {
            arguments.add("--aws=" + aws);
        }
        if (enforcesPermissions) {
            arguments.add("--enforce-permissions");
        }
        if (webhook != null) {
            arguments.add("--webhook=" + webhook);
        }
        return arguments;
    }
}
