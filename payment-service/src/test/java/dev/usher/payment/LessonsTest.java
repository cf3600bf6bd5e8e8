package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Checks that the tests named by the page of lessons exist.
class LessonsTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void everyTestThatTheLessonsNameExists() throws IOException {
        var named = NAMED_TEST.matcher(Files.readString(Path.of("../docs/lessons.md")));
        List<String> missing = new ArrayList<>();
        int count = 0;
        while (named.find()) {
            count++;
            if (!source(named.group(1)).contains("void " + named.group(2) + "(")) {
                missing.add(named.group());
            }
        }

        assertThat(count).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no test " + testClass));
            return Files.readString(file);
        }
    }
}
