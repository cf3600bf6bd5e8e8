package dev.usher.localcloud.testing;

import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The one LocalStack of this JVM: the one that the environment variable `LOCALSTACK_ENDPOINT` names, or else a
/// container, which Testcontainers removes when the JVM has ended.
final class SharedLocalStack {

    static final SharedLocalStack INSTANCE = new SharedLocalStack();

    private static final String ENDPOINT = "LOCALSTACK_ENDPOINT";

    /// The last that runs without an account at LocalStack.
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private @Nullable CloudUnderTest environment;

    private SharedLocalStack() {}

    /// Why there is no LocalStack for this run; empty if there is one.
    Optional<String> obstacle() {
        return named().isPresent() || DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of(ENDPOINT + " is not set, and no Docker engine answers");
    }

    /// Tables, queues, topics and buckets, the same ones for all tests of this JVM: LocalStack takes many seconds to
    /// make them. Each class has its own on local-cloud, where it takes a tenth of that.
    ///
    /// @throws IllegalStateException if nothing usable answers at `LOCALSTACK_ENDPOINT`
    synchronized CloudUnderTest environment() {
        if (environment == null) {
            var endpoints = AwsEndpoints.all(named().orElseGet(SharedLocalStack::startContainer));
            LocalStackCheck.requireUsable(endpoints);
            environment = CloudUnderTest.provision(endpoints, new AwsClients(endpoints), Map.of());
        }
        return environment;
    }

    private static Optional<URI> named() {
        return Optional.ofNullable(System.getenv(ENDPOINT))
                .map(String::strip)
                .filter(endpoint -> !endpoint.isEmpty())
                .map(URI::create);
    }

    private static URI startContainer() {
        var container = new LocalStackContainer(IMAGE)
                .withServices("dynamodb", "s3", "ses", "sns", "sqs")
                // Otherwise LocalStack only logs that a link is forged or expired, and answers all the same.
                .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
        container.start();
        return container.getEndpoint();
    }
}
