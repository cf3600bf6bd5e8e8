package dev.usher.localcloud.cloud;

import dev.usher.contracts.topology.Permissions;
import dev.usher.localcloud.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one local cloud is set up.
///
/// @param host the address to listen on; loopback, unless it runs in a container
/// @param ports by part, none of them 0
/// @param parts what to start
/// @param environments for each of them the names of topology.json are created
/// @param stateDirectory where the state outlives the process; absent keeps it in memory
/// @param runDirectory for files of this run only
/// @param dynamoDbClassPath the file that holds the class path of DynamoDB Local
/// @param services where the edge finds the instances of each service, by its name
/// @param permissions what the services may do; if absent, every caller may do everything
/// @param aws the address of an AWS that is used in place of our own; if absent, ours are used
/// @param sampleEvents keeps the sample events in payment-service
/// @param callLog the folder that gets a file with what services called; absent: nothing is written down
record LocalCloudSettings(
        String host,
        Map<Part, Integer> ports,
        Set<Part> parts,
        List<String> environments,
        @Nullable Path stateDirectory,
        Path runDirectory,
        Path dynamoDbClassPath,
        Map<String, List<URI>> services,
        @Nullable Permissions permissions,
        @Nullable URI aws,
        boolean sampleEvents,
        @Nullable Path callLog,
        StripeSettings stripe) {

    /// The ports that the documentation names.
    static final Map<Part, Integer> USUAL_PORTS = Map.of(
            Part.EDGE, 8080,
            Part.STRIPE, 8090,
            Part.SIGN_IN, 8091,
            Part.SQS, 8092,
            Part.SNS, 8093,
            Part.DYNAMODB, 8094,
            Part.S3, 8095,
            Part.SMTP, 8096,
            Part.MAILBOX, 8097,
            Part.TRACES, 8098);

    LocalCloudSettings {
        ports = Map.copyOf(ports);
        parts = Set.copyOf(parts);
        environments = List.copyOf(environments);
        services = Map.copyOf(services);
    }

    /// A free port for every part.
    static Map<Part, Integer> freePorts() {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) {
            int port = Ports.free();
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(part, port);
        }
        return ports;
    }

    int port(Part part) {
        return ports.getOrDefault(part, USUAL_PORTS.getOrDefault(part, 0));
    }

    /// What the Stripe stand-in needs to know.
    ///
    /// @param webhook where it sends its events; absent sends none
    /// @param webhookSecrets every secret that is active there
    /// @param firstPause how long it waits before it sends a refused event again; doubles with every try
    /// @param processingTime how long the delayed test cards take
    /// @param webhooksAtOnce how many events it sends there at the same time
    record StripeSettings(
            String publishableKey,
            @Nullable URI webhook,
            List<String> webhookSecrets,
            Duration firstPause,
            Duration processingTime,
            int webhooksAtOnce) {
        StripeSettings {
            webhookSecrets = List.copyOf(webhookSecrets);
        }
    }
}
