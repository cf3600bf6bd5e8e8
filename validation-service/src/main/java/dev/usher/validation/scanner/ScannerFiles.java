package dev.usher.validation.scanner;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The files that make up the scanner page, as `files.txt` lists them. Browsers keep all of them, so that
/// the page starts without a network, and fetch them anew when one has changed.
@Singleton
final class ScannerFiles {
    private static final String PAGE = "/scanner/index.html";

    private final String page = text(PAGE);
    private final List<String> paths = text("/scanner/files.txt").lines().toList();
    private final String version = version();

    /// The page itself, HTML.
    String page() {
        return page;
    }

    /// The paths of all files but the page, as the service worker needs them.
    List<String> paths() {
        return paths;
    }

    /// A script that tells the service worker what to keep. It changes whenever any of the files does.
    String script() {
        return paths.stream()
                .map(path -> "\"" + path + "\"")
                .collect(Collectors.joining(
                        ",", "self.SCANNER = {\"version\":\"" + version + "\",\"files\":[", "]};\n"));
    }

    private String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(PAGE));
            paths.forEach(path -> digest.update(bytes(path)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
