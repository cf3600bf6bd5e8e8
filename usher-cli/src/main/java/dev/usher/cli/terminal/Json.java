package dev.usher.cli.terminal;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What commands print for programs.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.createDefault();

    private Json() {}

    /// The value as JSON in one line.
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON", e);
        }
    }
}
