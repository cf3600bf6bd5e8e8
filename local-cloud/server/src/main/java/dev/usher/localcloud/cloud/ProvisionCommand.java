package dev.usher.localcloud.cloud;

import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.localcloud.provisioning.Provisioner;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Creates what topology.json declares on an emulator that is not ours, such as LocalStack.
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Creates what topology.json declares on another emulator, such as LocalStack.")
final class ProvisionCommand implements Runnable {

    @Option(names = "--endpoint", required = true, description = "Its address, one for all AWS services.")
    private URI endpoint = URI.create("");

    @Option(names = "--env", split = ",", defaultValue = "local", description = "Environments to create.")
    private List<String> environments = List.of();

    @Override
    public void run() {
        try (var clients = new AwsClients(AwsEndpoints.all(endpoint))) {
            environments.forEach(new Provisioner(Topology.load(), clients)::provision);
        }
    }
}
