package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list, in the protocol's form. Our lists are short and always fit on one page.
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Page(int count, @Nullable String next, @Nullable String previous, List<?> results) {
    static final Page EMPTY = of(List.of());

    static Page of(List<?> results) {
        return new Page(results.size(), null, null, results);
    }
}
