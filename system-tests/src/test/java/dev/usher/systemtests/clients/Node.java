package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Node with separate packages, openapi-typescript and TypeScript among them.
final class Node {
    /// Why it is missing.
    static final String MISSING = "there is no node with npm, or npm's registry is not reached";

    private static final int MINUTES = 2;

    private final Path folder;

    private Node(Path folder) {
        this.folder = folder;
    }

    /// Node with these packages from npm, if that can be had.
    static Optional<Node> withPackages(Path folder, String... packages) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        var install = Stream.concat(
                        Stream.of("npm", "install", "--silent", "--no-fund", "--no-audit"), Stream.of(packages))
                .toList();
        var node = new Node(folder);
        try {
            Process process = node.start(install);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor() == 0 ? Optional.of(node) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Makes types of a document.
    void generateTypes(Path document, String file) throws IOException, InterruptedException {
        succeed(List.of("node_modules/.bin/openapi-typescript", document.toString(), "-o", file));
    }

    /// Compiles one of our programs as strictly as TypeScript can.
    void compile(String resource) throws IOException, InterruptedException {
        String name = Path.of(resource).getFileName().toString();
        try (InputStream source = Node.class.getClassLoader().getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(source), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        succeed(List.of(
                "node_modules/.bin/tsc",
                "--strict",
                "--noUncheckedIndexedAccess",
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--types",
                "node",
                name));
    }

    /// Runs a program.
    ///
    /// @return what it prints
    String run(String program, String step, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", program, step));
        command.addAll(arguments);
        return succeed(command);
    }

    private String succeed(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
