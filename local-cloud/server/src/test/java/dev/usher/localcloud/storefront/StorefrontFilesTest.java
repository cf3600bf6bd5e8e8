package dev.usher.localcloud.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages have no build step that would notice a file that is not there.
class StorefrontFilesTest {

    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"|url\\(\"(/[^\"]+)\"\\)");

    private final Path root = root("storefront");

    @ParameterizedTest
    @ValueSource(strings = {"mailbox", "storefront", "stripe-stand-in"})
    void everyImportLeadsToAFile(String page) throws IOException {
        for (var module : files(root(page), ".js")) {
            for (var found : IMPORT.matcher(Files.readString(module)).results().toList()) {
                assertThat(module.resolveSibling(found.group(1)))
                        .as("%s in %s", found.group(1), module)
                        .isRegularFile();
            }
        }
    }

    @Test
    void everyLinkInPageAndStyleLeadsToAFile() throws IOException {
        for (var file : Stream.of(files(root, ".html"), files(root, ".css"))
                .flatMap(List::stream)
                .toList()) {
            for (var found : LINK.matcher(Files.readString(file)).results().toList()) {
                var target = Objects.requireNonNullElse(found.group(1), found.group(2));
                // Pages of validation-service.
                if (!List.of("/scanner", "/organizer").contains(target)) {
                    assertThat(root.resolve(target.substring(1))).isRegularFile();
                }
            }
        }
    }

    @Test
    void theStrictContentSecurityPolicyStopsNothing() throws IOException {
        var page = Files.readString(root.resolve("index.html"));

        assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-");
        assertThat(page).doesNotContainPattern("<script>|<style| style=| on[a-z]+=\"");
        for (var module : files(root, ".js")) {
            assertThat(Files.readString(module)).doesNotContain("innerHTML", "eval(", "new Function");
        }
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }

    private static Path root(String page) {
        var shared = StorefrontFilesTest.class.getResource("/" + page + "/shared/dom.js");
        try {
            return Path.of(Objects.requireNonNull(shared).toURI())
                    .resolve("../..")
                    .normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
