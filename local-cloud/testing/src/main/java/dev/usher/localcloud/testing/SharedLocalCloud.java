package dev.usher.localcloud.testing;

import dev.usher.localcloud.launcher.LocalCloudOptions;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one local-cloud of this JVM. It starts with the first test that needs it and ends with the JVM.
final class SharedLocalCloud {

    static final SharedLocalCloud INSTANCE = new SharedLocalCloud();

    private @Nullable Running running;

    private SharedLocalCloud() {}

    CloudUnderTest newEnvironment() {
        var cloud = running();
        return CloudUnderTest.provision(cloud.endpoints(), cloud.clients(), cloud.settings());
    }

    private synchronized Running running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Running start() {
        var options = LocalCloudOptions.inMemory(logDirectory())
                .withParts("sqs", "sns", "dynamodb", "s3", "sign-in", "stripe");
        var process = LocalCloudProcess.start(ProjectLayout.find(), options);
        Runtime.getRuntime().addShutdownHook(new Thread(process.process()::killForcibly));
        var endpoints = AwsEndpoints.local(
                process.address("sqs"), process.address("sns"), process.address("dynamodb"), process.address("s3"));
        return new Running(endpoints, new AwsClients(endpoints), process.environment());
    }

    /// Beside the other output of the module's tests, one folder for each JVM.
    private static Path logDirectory() {
        try {
            var target =
                    Files.createDirectories(Path.of("target", "local-cloud").toAbsolutePath());
            return Files.createTempDirectory(target, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Running(AwsEndpoints endpoints, AwsClients clients, Map<String, String> settings) {}
}
