package dev.usher.localcloud.testing;

import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The one LocalStack of this JVM. Testcontainers removes it when the JVM has ended.
final class SharedLocalStack {

    static final SharedLocalStack INSTANCE = new SharedLocalStack();

    /// The last that runs without an account at LocalStack.
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private @Nullable Running running;

    private SharedLocalStack() {}

    /// Why there is none on this machine, or nothing when there is a Docker engine.
    Optional<String> obstacle() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of("no Docker engine answers on this machine");
    }

    CloudUnderTest newEnvironment() {
        var localStack = running();
        return CloudUnderTest.provision(localStack.endpoints(), localStack.clients(), Map.of());
    }

    private synchronized Running running() {
        if (running == null) {
            var container = new LocalStackContainer(IMAGE).withServices("dynamodb", "s3", "sns", "sqs");
            container.start();
            var endpoints = AwsEndpoints.all(container.getEndpoint());
            running = new Running(endpoints, new AwsClients(endpoints));
        }
        return running;
    }

    private record Running(AwsEndpoints endpoints, AwsClients clients) {}
}
