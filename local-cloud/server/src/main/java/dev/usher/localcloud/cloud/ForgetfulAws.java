package dev.usher.localcloud.cloud;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.Provisioner;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// What topology.json declares, on an AWS that we do not run: LocalStack forgets everything when it ends. Not
/// thread-safe.
final class ForgetfulAws {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetfulAws.class);

    private final Topology topology;
    private final AwsClients clients;
    private final List<String> environments;
    private final Set<String> unfinished = new HashSet<>();

    ForgetfulAws(Topology topology, AwsClients clients, List<String> environments) {
        this.topology = topology;
        this.clients = clients;
        this.environments = environments;
    }

    /// Creates everything, and returns when it is there.
    ///
    /// @throws RuntimeException if that is impossible now
    void provision() {
        environments.forEach(this::provision);
    }

    /// Creates again what is gone, and what was not finished the last time.
    ///
    /// @throws RuntimeException if that is impossible now
    void bringBack() {
        for (var environment : environments) {
            if (unfinished.contains(environment) || isGone(environment)) {
                LOG.warn("AWS has forgotten the environment {}: creating it again", environment);
                provision(environment);
                LOG.info("the environment {} is there again", environment);
            }
        }
    }

    private void provision(String environment) {
        unfinished.add(environment);
        new Provisioner(topology, clients).provision(environment);
        unfinished.remove(environment);
    }

    /// The first queue stands for everything: LocalStack forgets all or nothing.
    private boolean isGone(String environment) {
        var queue = topology.physicalName(Collections.min(topology.queues().keySet()), environment);
        try {
            clients.sqs().getQueueUrl(request -> request.queueName(queue));
            return false;
        } catch (QueueDoesNotExistException gone) {
            return true;
        }
    }
}
