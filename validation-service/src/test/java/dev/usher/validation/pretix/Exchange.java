package dev.usher.validation.pretix;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One request and its answer, as the protocol's documentation and the apps' sources have them, from a
/// file. `{name}` stands for what the test fills in, and the value `*` for whatever is there.
@Serdeable
record Exchange(Request request, Response response) {
    private static final String ANYTHING = "*";

    static Exchange read(String name, Map<String, String> values, JsonMapper json) {
        try (var file = Exchange.class.getResourceAsStream("/pretix/" + name + ".json")) {
            String text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return json.readValue(text, Argument.of(Exchange.class));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// What the request sends as JSON.
    BodyPublisher bodyIn(JsonMapper json) {
        try {
            return request.body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(request.body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The answer with `*` wherever the file has one.
    static @Nullable Object blurred(@Nullable Object actual, @Nullable Object expected) {
        if (ANYTHING.equals(expected) && actual != null) {
            return ANYTHING;
        }
        if (actual instanceof Map<?, ?> members && expected instanceof Map<?, ?> expectedMembers) {
            var blurred = new TreeMap<String, @Nullable Object>();
            members.forEach((name, value) -> blurred.put((String) name, blurred(value, expectedMembers.get(name))));
            return blurred;
        }
        if (actual instanceof List<?> elements
                && expected instanceof List<?> expectedElements
                && elements.size() == expectedElements.size()) {
            var blurred = new ArrayList<@Nullable Object>();
            for (int i = 0; i < elements.size(); i++) {
                blurred.add(blurred(elements.get(i), expectedElements.get(i)));
            }
            return blurred;
        }
        return actual;
    }

    /// What a device sends.
    @Serdeable
    record Request(String method, String path, @Nullable Map<String, @Nullable Object> body) {}

    /// What it hears.
    @Serdeable
    record Response(int status, @Nullable Map<String, @Nullable Object> body) {}
}
