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

/// The storefront has no build step that would notice a file that is not there.
class StorefrontFilesTest {

    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"|url\\(\"(/[^\"]+)\"\\)");

    private final Path root = root();

    @Test
    void everyImportLeadsToAFile() throws IOException {
        for (var module : files(".js")) {
            for (var found : IMPORT.matcher(Files.readString(module)).results().toList()) {
                assertThat(module.resolveSibling(found.group(1)))
                        .as("%s in %s", found.group(1), root.relativize(module))
                        .isRegularFile();
            }
        }
    }

    @Test
    void everyLinkInPageAndStyleLeadsToAFile() throws IOException {
        for (var file :
                Stream.of(files(".html"), files(".css")).flatMap(List::stream).toList()) {
            for (var found : LINK.matcher(Files.readString(file)).results().toList()) {
                var target = Objects.requireNonNullElse(found.group(1), found.group(2));
                if (!target.equals("/scanner")) {
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
        for (var module : files(".js")) {
            assertThat(Files.readString(module)).doesNotContain("innerHTML", "eval(", "new Function");
        }
    }

    private List<Path> files(String extension) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }

    private static Path root() {
        var page = StorefrontFilesTest.class.getResource("/storefront/index.html");
        try {
            return Path.of(Objects.requireNonNull(page).toURI()).resolveSibling(".");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
