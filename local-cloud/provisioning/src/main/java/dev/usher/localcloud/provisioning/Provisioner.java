package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import java.util.List;

/// Creates everything that topology.json declares, on the given endpoints.
///
/// Repeating it is harmless: what exists is brought up to the declaration, and nothing is ever deleted.
public final class Provisioner {

    private final Topology topology;
    private final AwsClients clients;

    public Provisioner(Topology topology, AwsClients clients) {
        this.topology = topology;
        this.clients = clients;
    }

    /// Returns when everything is there and usable.
    ///
    /// @param environment the last part of every physical name, such as `local`
    /// @throws IllegalStateException when something exists under the same name that cannot be changed into what is
    ///     declared; the message says what to delete
    public void provision(String environment) {
        var names = new PhysicalNames(topology, environment);
        Parallel.run(List.of(
                () -> new Tables(clients.dynamoDb()).provision(topology, names),
                () -> new Buckets(clients.s3()).provision(topology, names),
                () -> {
                    var queues = new Queues(clients.sqs(), topology, names);
                    var queueArns = queues.create();
                    var topicArns = new Topics(clients.sns(), topology, names).provision(queueArns);
                    queues.configure(queueArns, topicArns);
                }));
    }
}
