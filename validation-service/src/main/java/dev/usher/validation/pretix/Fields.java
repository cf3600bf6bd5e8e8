package dev.usher.validation.pretix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a request as [Django REST
/// framework](https://www.django-rest-framework.org/api-guide/fields/) does, because the apps were made for
/// it: `true`, `"true"`, `"1"` and `1` are the same, and so are `5` and `"5"` where a text is expected.
/// Unknown fields are ignored, and a field that is null counts as absent.
///
/// Every method throws [Unacceptable] if a field has another form. Repeating cannot help.
final class Fields {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<Object> TRUE =
            Set.of(true, "1", "t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<Object> FALSE =
            Set.of(false, "0", "f", "F", "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");

    /// A year of four digits. The time zone is optional; without it the time is in UTC.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = values;
    }

    /// Reads a JSON body. An absent or empty one has no fields.
    static Fields of(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return new Fields(Map.of());
        }
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Unacceptable("Invalid data. Expected a dictionary.");
            }
            var values = new HashMap<String, Object>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                @Nullable Object value = value(json);
                // If a name occurs twice, the last one counts, as in Python.
                if (value == null) {
                    values.remove(name);
                } else {
                    values.put(name, value);
                }
            }
            if (json.nextToken() != null) {
                throw new Unacceptable("JSON parse error: something follows the object.");
            }
            return new Fields(values);
        } catch (JsonProcessingException e) {
            throw new Unacceptable(
                    "JSON parse error: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
    }

    /// A required text, without surrounding spaces.
    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw new Unacceptable(name, "This field is required.");
        }
        return text;
    }

    /// A required text.
    ///
    /// @param most the maximum number of UTF-16 characters
    String text(String name, int most) {
        String text = text(name);
        if (text.length() > most) {
            throw new Unacceptable(name, "Ensure this field has no more than " + most + " characters.");
        }
        return text;
    }

    /// A text of this form, or null if absent.
    ///
    /// @param rule the description of the form, as `must be …`
    @Nullable
    String optionalText(String name, Pattern form, String rule) {
        String text = optionalText(name);
        if (text != null && !form.matcher(text).matches()) {
            throw new Unacceptable(name, "This field " + rule + ".");
        }
        return text;
    }

    private @Nullable String optionalText(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String || value instanceof BigDecimal)) {
            throw new Unacceptable(name, "Not a valid string.");
        }
        String text = value.toString().strip();
        if (text.isEmpty()) {
            throw new Unacceptable(name, "This field may not be blank.");
        }
        return text;
    }

    /// Whether the field is present and true.
    boolean isTrue(String name) {
        Object value = values.getOrDefault(name, false);
        if (TRUE.contains(value) || isNumber(value, BigDecimal.ONE)) {
            return true;
        }
        if (FALSE.contains(value) || isNumber(value, BigDecimal.ZERO)) {
            return false;
        }
        throw new Unacceptable(name, "Must be a valid boolean.");
    }

    /// One of these words; the first if absent.
    String choice(String name, List<String> words) {
        Object value = values.getOrDefault(name, words.getFirst());
        if (!(value instanceof String word) || !words.contains(word)) {
            throw new Unacceptable(name, "\"" + shown(value) + "\" is not a valid choice.");
        }
        return word;
    }

    /// An instant, or null if absent.
    @Nullable
    Instant optionalInstant(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            return TIME.parse(String.valueOf(value).strip(), Instant::from);
        } catch (DateTimeException _) {
            throw new Unacceptable(
                    name,
                    "Datetime has wrong format. Use one of these formats instead: "
                            + "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
        }
    }

    /// A list that contains only this number, at least once.
    void onlyNumber(String name, long number) {
        Object value = values.get(name);
        if (value == null) {
            throw new Unacceptable(name, "This field is required.");
        }
        if (!(value instanceof List<?> elements)) {
            throw new Unacceptable(name, "Expected a list of items.");
        }
        if (elements.isEmpty()) {
            throw new Unacceptable(name, "This list may not be empty.");
        }
        for (Object element : elements) {
            boolean isIt = isNumber(element, BigDecimal.valueOf(number))
                    || Long.toString(number).equals(element);
            if (!isIt) {
                throw new Unacceptable(name, "Invalid pk \"" + shown(element) + "\" - object does not exist.");
            }
        }
    }

    private static boolean isNumber(@Nullable Object value, BigDecimal number) {
        return value instanceof BigDecimal is && is.compareTo(number) == 0;
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.substring(0, Math.min(text.length(), 40));
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case START_ARRAY -> elements(json);
            case START_OBJECT -> {
                json.skipChildren();
                yield Map.of();
            }
            case null, default -> json.getText();
        };
    }

    private static List<@Nullable Object> elements(JsonParser json) throws IOException {
        var elements = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json));
        }
        return elements;
    }

    /// The body does not have the expected form; answered with 400 and the field's error.
    static final class Unacceptable extends RuntimeException {
        private final String field;
        private final String complaint;

        Unacceptable(String field, String complaint) {
            super(field + ": " + complaint);
            this.field = field;
            this.complaint = complaint;
        }

        /// An error of the body as a whole instead of one field.
        Unacceptable(String complaint) {
            this(DjangoErrors.NO_FIELD, complaint);
        }

        /// The body of the answer.
        Map<String, List<String>> body() {
            return Map.of(field, List.of(complaint));
        }
    }
}
