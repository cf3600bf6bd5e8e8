package dev.usher.localcloud.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Dockerfiles say, since the build of an image is not a part of this build.
final class ImageFilesTest {

    private static final Path ROOT = ProjectLayout.find().root();
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");

    @ParameterizedTest
    @ValueSource(strings = {"payment-service", "ticket-service", "validation-service", "local-cloud/server"})
    void whatAnImageCopiesIsSentToTheBuilder(String folder) throws IOException {
        var sent = Files.readAllLines(ROOT.resolve(".dockerignore"));
        var copied = COPY.matcher(dockerfile(folder))
                .results()
                .map(copy -> "!" + copy.group(1))
                .toList();

        assertThat(copied).isNotEmpty().allMatch(sent::contains);
    }

    @Test
    void theServicesAreBuiltInTheSameWay() throws IOException {
        var payment = steps("payment-service", "payment", "8081");

        assertThat(payment).contains("FROM program AS recorded");
        assertThat(steps("ticket-service", "ticket", "8082")).isEqualTo(payment);
        assertThat(steps("validation-service", "validation", "8083")).isEqualTo(payment);
    }

    /// Without comments, description, and what differs by name.
    private static List<String> steps(String folder, String name, String port) throws IOException {
        return dockerfile(folder)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.contains("image.description"))
                .map(line -> line.replace(name, "{name}").replace(port, "{port}"))
                .toList();
    }

    private static String dockerfile(String folder) throws IOException {
        return Files.readString(ROOT.resolve(folder).resolve("Dockerfile"));
    }
}
