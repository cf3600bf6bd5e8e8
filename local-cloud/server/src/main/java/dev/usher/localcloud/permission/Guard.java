package dev.usher.localcloud.permission;

import dev.usher.contracts.topology.Permissions;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.AccessKeys;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says who may do what. Thread-safe.
///
/// A caller is known by its access key id. Each service has its own and may do what permissions.json
/// grants it; every other key id is that of somebody who looks after the system, and may do everything.
public final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Permissions permissions;
    private final Map<String, String> services = new HashMap<>();
    private final Map<String, String> logicalNames = new HashMap<>();
    private final CallLog log;

    /// A guard that grants services what this file says.
    ///
    /// @param environments whose names of topology.json are known; nothing else is granted to a service
    public Guard(Permissions permissions, Topology topology, Collection<String> environments, CallLog log) {
        this.permissions = permissions;
        this.log = log;
        permissions.services().keySet().forEach(service -> services.put(AccessKeys.idOf(service), service));
        environments.forEach(environment -> {
            Stream.of(topology.tables(), topology.queues(), topology.deadLetterQueues(), topology.topics())
                    .flatMap(named -> named.keySet().stream())
                    .forEach(name -> logicalNames.put(topology.physicalName(name, environment), name));
            topology.buckets()
                    .keySet()
                    .forEach(name ->
                            logicalNames.put(topology.bucketName(name, environment, AwsEndpoints.ACCOUNT), name));
        });
    }

    /// Whose access key id this is; nothing for those who may do everything.
    Optional<String> serviceOf(String accessKeyId) {
        return Optional.ofNullable(services.get(accessKeyId));
    }

    /// Why a request must not go on, in AWS's words; nothing if it may. The first call that is not granted
    /// decides, and then nothing of the request happens.
    Optional<String> refusal(String service, List<AwsCall> calls) {
        return calls.stream()
                .filter(call -> !isGranted(service, call))
                .findFirst()
                .map(call -> refusal(service, call));
    }

    private boolean isGranted(String service, AwsCall call) {
        String resource = call.kind().word() + "/" + logicalNameOf(call.name()) + call.part();
        boolean isGranted = permissions.grants(service, resource, call.action());
        log.note(isGranted, service, resource, call.action());
        return isGranted;
    }

    /// A table that was restored is called like the one that it replaces, with something appended.
    private String logicalNameOf(String name) {
        String known = logicalNames.get(name);
        return known != null
                ? known
                : logicalNames.entrySet().stream()
                        .filter(usual -> name.startsWith(usual.getKey() + "-"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(name);
    }

    private static String refusal(String service, AwsCall call) {
        String text =
                "User: arn:aws:iam::000000000000:user/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                        .formatted(service, call.action(), call.arn(), call.action());
        LOG.warn("{}", text);
        return text;
    }
}
