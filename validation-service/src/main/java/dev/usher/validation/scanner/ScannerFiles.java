package dev.usher.validation.scanner;

import dev.usher.contracts.hash.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The files of the scanner page, as listed in `files.txt`. Browsers store all of them, so that the page
/// starts without a network, and reload them when one has changed.
@Singleton
final class ScannerFiles {
    private static final String PAGE = "/scanner/index.html";

    private final String page = text(PAGE);
    private final List<String> paths = text("/scanner/files.txt").lines().toList();
    private final String version = version();

    /// The page itself, in HTML.
    String page() {
        return page;
    }

    /// The paths of all files except the page, for the service worker.
    List<String> paths() {
        return paths;
    }

    /// A script with the list of files that the service worker stores. It changes whenever one of the files
    /// changes.
    String script() {
        return paths.stream()
                .map(path -> "\"" + path + "\"")
                .collect(Collectors.joining(
                        ",", "self.SCANNER = {\"version\":\"" + version + "\",\"files\":[", "]};\n"));
    }

    private String version() {
        var digest = Sha256.digest();
        digest.update(bytes(PAGE));
        paths.forEach(path -> digest.update(bytes(path)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ScannerFiles.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
