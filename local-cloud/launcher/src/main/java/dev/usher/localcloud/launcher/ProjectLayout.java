package dev.usher.localcloud.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where the build puts what can be started.
///
/// @param root the folder of the whole project
public record ProjectLayout(Path root) {

    /// Finds the project from the system property `usher.root`, which the build sets, or else from the
    /// working directory upwards.
    ///
    /// @throws IllegalStateException when neither is inside the project
    public static ProjectLayout find() {
        var start = Path.of(System.getProperty("usher.root", "")).toAbsolutePath();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder ->
                        Files.isDirectory(folder.resolve("local-cloud")) && Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .map(ProjectLayout::new)
                .orElseThrow(() -> new IllegalStateException(start + " is not inside the project"));
    }

    /// The jar of the local cloud; it names the jars it needs.
    Path localCloudJar() {
        return built(root.resolve("local-cloud/server/target/local-cloud-server.jar"));
    }

    Path dynamoDbClassPath() {
        return built(root.resolve("local-cloud/dynamodb/target/classpath.txt"));
    }

    /// The jar of a service; it names the jars it needs.
    Path serviceJar(String service) {
        return built(root.resolve(service).resolve("target").resolve(service + ".jar"));
    }

    /// Where log files go.
    public Path logs() {
        return root.resolve("build/logs");
    }

    /// A new empty folder for what a stack keeps while it runs.
    Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(root.resolve("build/stacks")), "stack");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path built(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " does not exist yet: build it first, with make build");
        }
        return file;
    }
}
