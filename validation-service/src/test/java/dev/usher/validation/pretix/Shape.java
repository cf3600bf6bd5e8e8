package dev.usher.validation.pretix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a client's typed parser expects of a JSON object: it throws unless each field that has to be there is
/// there and not null, and each that is there has its type. Fields that it does not know do not matter.
final class Shape {
    static final Type INT = new Type("an integer", value -> value instanceof Integer || value instanceof Long);
    static final Type TEXT = new Type("a text", String.class::isInstance);
    static final Type BOOL = new Type("a boolean", Boolean.class::isInstance);
    static final Type TEXTS_BY_LANGUAGE = new Type(
            "an object of texts",
            value -> value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance));
    static final Type TEXTS = listOf(TEXT);
    static final Type INTS = listOf(INT);

    /// With a zone, and either no fraction of the second or three to six digits of it.
    static final Type DATE = new Type(
            "a date and time",
            value -> value instanceof String text
                    && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3,6})?(Z|[+-]\\d\\d:\\d\\d)"));

    private final Map<String, Type> needed = new LinkedHashMap<>();
    private final Map<String, Type> optional = new LinkedHashMap<>();

    static Type listOf(Type type) {
        return new Type(
                "a list, each " + type.name,
                value -> value instanceof List<?> list && list.stream().allMatch(type.check));
    }

    static Type oneOf(String... words) {
        return new Type(
                "one of " + List.of(words),
                value -> value instanceof String text && List.of(words).contains(text));
    }

    Shape needs(Type type, String... fields) {
        List.of(fields).forEach(field -> needed.put(field, type));
        return this;
    }

    Shape may(Type type, String... fields) {
        List.of(fields).forEach(field -> optional.put(field, type));
        return this;
    }

    /// The same as a type of a field.
    Type asType() {
        return new Type("an object", value -> complaint(value) == null);
    }

    /// A page of such objects.
    Shape pages() {
        return new Shape().needs(INT, "count").may(TEXT, "next", "previous").needs(listOf(asType()), "results");
    }

    /// What a parser would throw; null if it reads the value.
    @Nullable
    String complaint(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return value + " is no object";
        }
        for (var field : needed.entrySet()) {
            @Nullable Object found = object.get(field.getKey());
            if (found == null || !field.getValue().check.test(found)) {
                return field.getKey() + " must be " + field.getValue().name + " and is " + found;
            }
        }
        for (var field : optional.entrySet()) {
            @Nullable Object found = object.get(field.getKey());
            if (found != null && !field.getValue().check.test(found)) {
                return field.getKey() + " must be " + field.getValue().name + " or null and is " + found;
            }
        }
        return null;
    }

    /// What a value has to be.
    record Type(String name, Predicate<@Nullable Object> check) {}
}
