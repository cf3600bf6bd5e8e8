package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Python with separate libraries.
final class Python {
    /// Why it is missing.
    static final String MISSING = "there is no python3 with venv, or PyPI is not reached";

    private static final int MINUTES = 2;

    private final Path folder;

    private Python(Path folder) {
        this.folder = folder;
    }

    /// Python with these libraries from PyPI, if that can be had.
    static Optional<Python> withLibraries(Path folder, String... libraries) throws InterruptedException {
        boolean isThere = succeeds("python3", "-m", "venv", folder.toString());
        var install = Stream.concat(
                        Stream.of(folder.resolve("bin/pip").toString(), "install", "--quiet"), Stream.of(libraries))
                .toArray(String[]::new);
        return isThere && succeeds(install) ? Optional.of(new Python(folder)) : Optional.empty();
    }

    /// Runs one of our scripts.
    ///
    /// @param path where else it finds packages
    /// @return what it prints
    String run(List<Path> path, String resource, String step, List<String> arguments)
            throws IOException, InterruptedException {
        Path script = folder.resolve("script.py");
        try (InputStream source = Python.class.getClassLoader().getResourceAsStream(resource)) {
            Files.write(script, Objects.requireNonNull(source).readAllBytes());
        }
        var command = new ArrayList<>(List.of(folder.resolve("bin/python").toString(), script.toString(), step));
        command.addAll(arguments);
        Path complaints = folder.resolve("script.log");
        var builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment()
                .put("PYTHONPATH", path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Process process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
        return printed;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
