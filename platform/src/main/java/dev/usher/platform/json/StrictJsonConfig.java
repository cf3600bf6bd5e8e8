package dev.usher.platform.json;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which request bodies are read to the letter: all, but for APIs that are not ours and read JSON as their
/// inventors do.
///
/// @param exceptBelow the beginnings of their paths, such as `/api/v1/`; none if absent
@ConfigurationProperties("strict-json")
record StrictJsonConfig(@Nullable List<String> exceptBelow) {
    boolean isExcepted(String path) {
        return Objects.requireNonNullElse(exceptBelow, List.<String>of()).stream()
                .anyMatch(path::startsWith);
    }
}
