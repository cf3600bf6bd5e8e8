package dev.usher.localcloud.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a local cloud is started. Begin with [#inMemory] and change what must be different.
///
/// @param environmentName the environment whose names of topology.json are created, such as `local`
/// @param stateDirectory where the state outlives the process; absent keeps it in memory
/// @param runDirectory gets what belongs to this run only
/// @param ports by part; a part that is missing here takes a free one
/// @param parts what to start; empty starts everything
/// @param services where the edge finds the instances of each service, by its name
/// @param webhook where the Stripe stand-in sends its events
/// @param secrets environment variables for it, such as `STRIPE_WEBHOOK_SECRETS`
/// @param enforcesPermissions whether services may do only what permissions.json grants them
public record LocalCloudOptions(
        String environmentName,
        @Nullable Path stateDirectory,
        Path runDirectory,
        Path logDirectory,
        Map<String, Integer> ports,
        List<String> parts,
        Map<String, List<URI>> services,
        @Nullable URI webhook,
        Map<String, String> secrets,
        boolean enforcesPermissions) {

    public LocalCloudOptions {
        ports = Map.copyOf(ports);
        parts = List.copyOf(parts);
        services = Map.copyOf(services);
        secrets = Map.copyOf(secrets);
    }

    /// Everything on free ports, state in memory, environment `local`.
    ///
    /// @param directory gets the log and what belongs to this run
    public static LocalCloudOptions inMemory(Path directory) {
        return new LocalCloudOptions(
                "local", null, directory, directory, Map.of(), List.of(), Map.of(), null, Map.of(), false);
    }

    public LocalCloudOptions withEnvironmentName(String newName) {
        return new LocalCloudOptions(
                newName,
                stateDirectory,
                runDirectory,
                logDirectory,
                ports,
                parts,
                services,
                webhook,
                secrets,
                enforcesPermissions);
    }

    public LocalCloudOptions withState(@Nullable Path newStateDirectory) {
        return new LocalCloudOptions(
                environmentName,
                newStateDirectory,
                runDirectory,
                logDirectory,
                ports,
                parts,
                services,
                webhook,
                secrets,
                enforcesPermissions);
    }

    public LocalCloudOptions withLogs(Path newLogDirectory) {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                newLogDirectory,
                ports,
                parts,
                services,
                webhook,
                secrets,
                enforcesPermissions);
    }

    public LocalCloudOptions withPorts(Map<String, Integer> newPorts) {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                logDirectory,
                newPorts,
                parts,
                services,
                webhook,
                secrets,
                enforcesPermissions);
    }

    public LocalCloudOptions withParts(String... newParts) {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                logDirectory,
                ports,
                List.of(newParts),
                services,
                webhook,
                secrets,
                enforcesPermissions);
    }

    /// Announces the services to the edge and the Stripe stand-in.
    public LocalCloudOptions withServices(Map<String, List<URI>> newServices, @Nullable URI newWebhook) {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                logDirectory,
                ports,
                parts,
                newServices,
                newWebhook,
                secrets,
                enforcesPermissions);
    }

    public LocalCloudOptions withSecrets(Map<String, String> newSecrets) {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                logDirectory,
                ports,
                parts,
                services,
                webhook,
                newSecrets,
                enforcesPermissions);
    }

    /// The same, in which services may do only what permissions.json grants them.
    public LocalCloudOptions withPermissionsEnforced() {
        return new LocalCloudOptions(
                environmentName,
                stateDirectory,
                runDirectory,
                logDirectory,
                ports,
                parts,
                services,
                webhook,
                secrets,
                true);
    }

    List<String> arguments(Path dynamoDbClassPath) {
        var arguments = new ArrayList<String>();
        arguments.add("--free-ports");
        arguments.add("--env=" + environmentName);
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
        if (enforcesPermissions) {
            arguments.add("--enforce-permissions");
        }
        if (webhook != null) {
            arguments.add("--webhook=" + webhook);
        }
        return arguments;
    }
}
