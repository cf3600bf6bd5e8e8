package dev.usher.platform.service;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// What this program was built from, as `GET /info` answers it.
@Singleton
public final class Build {
    private static final String RESOURCE = "/META-INF/build-info.properties";

    private final String version;
    private final String commit;

    Build() {
        var properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            properties.load(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        this.version = properties.getProperty("build.version", "");
        this.commit = properties.getProperty("build.commit", "");
    }

    /// The version with the commit, such as `0.1.0-SNAPSHOT+4f2a…`.
    public String version() {
        return version + "+" + commit;
    }
}
