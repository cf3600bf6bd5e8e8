package dev.usher.platform.json;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which request bodies are read strictly: all of them, except those of APIs that others have defined and
/// that read JSON in their own way.
///
/// @param exceptBelow the prefixes of their paths, such as `/api/v1/`; none if absent
@ConfigurationProperties("strict-json")
record StrictJsonConfig(@Nullable List<String> exceptBelow) {
    boolean isExcepted(String path) {
        return Objects.requireNonNullElse(exceptBelow, List.<String>of()).stream()
                .anyMatch(path::startsWith);
    }
}
