package dev.usher.platform.tracing;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import io.opentelemetry.api.trace.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// What the current work is about: an id on its span (`usher.registration.id`) and on each line that it logs
/// (`registration`). Such ids name no person.
public final class Subject {
    /// The fields of a log, by the prefix of an id's text form.
    private static final Map<String, String> FIELDS =
            Map.of("EVENT", "event", "REG", "registration", "TICKET", "ticket");

    /// Reads ids, by the field that they are shown in. Its name and `Id` together name a variable of a path.
    private static final Map<String, Function<String, Object>> IDS = Map.of(
            "event", EventId::parse,
            "registration", RegistrationId::parse,
            "ticket", TicketId::parse);

    private Subject() {}

    /// Notes what this thread works on, until the work of its span ends. Does nothing for other ids than those of
    /// events, registrations and tickets.
    ///
    /// @param id in its text form, such as `REG#…`, or an object with that text
    public static void note(Object id) {
        String text = id.toString();
        int end = text.indexOf('#');
        @Nullable String field = end < 0 ? null : FIELDS.get(text.substring(0, end));
        if (field != null) {
            mark(Span.current(), field, text);
            MDC.put(field, text);
        }
    }

    static void mark(Span span, String field, String id) {
        span.setAttribute("usher." + field + ".id", id);
    }

    /// The ids among the variables of a path, by field. What a caller wrote in place of an id is left out, and so are
    /// all other variables, which may be secrets.
    static Map<String, String> ofPath(Map<String, Object> variables) {
        var found = new HashMap<String, String>();
        IDS.forEach((field, parse) -> {
            @Nullable Object value = variables.get(field + "Id");
            if (value != null) {
                try {
                    found.put(field, parse.apply(value.toString()).toString());
                } catch (IllegalArgumentException e) {
                    // Not an id. The request is refused for that, and says so.
                    return;
                }
            }
        });
        return found;
    }
}
