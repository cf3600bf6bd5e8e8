package dev.usher.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.usher.localcloud.launcher.ProjectLayout;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// openapi-generator, and javac for what it makes.
final class Generator {
    private static final Path JAR =
            ProjectLayout.find().root().resolve("system-tests/target/tools/openapi-generator-cli.jar");

    private Generator() {}

    /// Generates a client.
    static void generate(Path document, Path folder, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "generate",
                "-i",
                document.toString(),
                "-o",
                folder.toString(),
                "--global-property",
                "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"));
        command.addAll(List.of(options));
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        Files.createDirectories(folder);
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(() -> "openapi-generator, see " + log).isZero();
    }

    /// Compiles all sources below a folder with one of our own, and loads that.
    static Class<?> compiled(Path folder, String resource, String name) throws Exception {
        Path own = folder.resolve(Path.of(resource).getFileName());
        try (InputStream source = Generator.class.getClassLoader().getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(source), own, StandardCopyOption.REPLACE_EXISTING);
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList();
        }
        var options = List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-cp", libraries());
        var complaints = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromStrings(sources);
            assertThat(compiler.getTask(complaints, files, null, options, null, units)
                            .call())
                    .as(complaints::toString)
                    .isTrue();
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Generator.class.getClassLoader())
                .loadClass(name);
    }

    /// What the generated code says it needs, as far as it does.
    private static String libraries() {
        return Stream.of(
                        ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonProperty.class,
                        JavaTimeModule.class,
                        Nonnull.class)
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
