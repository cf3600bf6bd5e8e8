package dev.usher.localcloud.testing;

import com.github.dockerjava.api.model.Bind;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The one LocalStack of this JVM: the one that the environment variable `LOCALSTACK_ENDPOINT` names, or else a
/// container, which Testcontainers removes when the JVM ends.
///
/// `LOCALSTACK_MOUNTS` names folders that the container needs and its image must not have, such as
/// `/here:/there:ro,/other:/place:ro`: ci/compose makes an image without DynamoDB Local.
final class SharedLocalStack {

    static final SharedLocalStack INSTANCE = new SharedLocalStack();

    private static final String ENDPOINT = "LOCALSTACK_ENDPOINT";

    /// The last that runs without an account at LocalStack.
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private @Nullable Found found;
    private @Nullable CloudUnderTest environment;

    private SharedLocalStack() {}

    /// Why there is no LocalStack for this run; empty if there is one.
    Optional<String> obstacle() {
        return find() instanceof Found.Nowhere(var reason) ? Optional.of(reason) : Optional.empty();
    }

    /// Tables, queues, topics and buckets, the same ones for all tests of this JVM: LocalStack takes many seconds to
    /// make them. Each class has its own on local-cloud, where it takes a tenth of that.
    ///
    /// @throws IllegalStateException if nothing usable answers at `LOCALSTACK_ENDPOINT`, or there is an obstacle
    synchronized CloudUnderTest environment() {
        if (environment == null) {
            var endpoints = switch (find()) {
                case Found.At(var address) -> AwsEndpoints.all(address);
                case Found.Nowhere(var reason) -> throw new IllegalStateException(reason);
            };
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

    /// Looks once: without a registry, Docker takes minutes to give up.
    private synchronized Found find() {
        if (found == null) {
            found = named().<Found>map(Found.At::new).orElseGet(SharedLocalStack::startContainer);
        }
        return found;
    }

    private static Found startContainer() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return new Found.Nowhere(ENDPOINT + " is not set, and no Docker engine answers");
        }
        var container = new LocalStackContainer(IMAGE)
                .withServices("dynamodb", "s3", "ses", "sns", "sqs")
                // Otherwise LocalStack only logs that a link is forged or expired, and answers all the same.
                .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
        container.getBinds().addAll(mounts());
        try {
            container.start();
        } catch (ContainerFetchException e) {
            return new Found.Nowhere(ENDPOINT + " is not set, and no registry gives the Docker engine " + IMAGE);
        }
        return new Found.At(container.getEndpoint());
    }

    private static List<Bind> mounts() {
        return Stream.ofNullable(System.getenv("LOCALSTACK_MOUNTS"))
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(Bind::parse)
                .toList();
    }

    private sealed interface Found {
        record At(URI address) implements Found {}

        record Nowhere(String reason) implements Found {}
    }
}
