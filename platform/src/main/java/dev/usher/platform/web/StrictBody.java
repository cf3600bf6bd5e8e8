package dev.usher.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.usher.platform.problem.CommonProblems;
import dev.usher.platform.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a request that moves money or revokes tickets: one JSON object of known fields, each at most
/// once, each of its own JSON type. Nothing is guessed: the framework's reader ignores unknown fields and turns
/// `true`, `"1"` and `[1]` into 1, so a misspelt field would become another request.
///
/// Every method throws [Unacceptable] if the body is anything else; a retry does not help.
public final class StrictBody {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_NAME_SHOWN = 40;

    private final Map<String, Value> fields;

    private StrictBody(Map<String, Value> fields) {
        this.fields = fields;
    }

    /// Reads a required body.
    ///
    /// @param body the bytes as they came
    /// @param known the fields that it may have
    public static StrictBody of(byte[] body, String... known) {
        try {
            // The parser would accept overlong UTF-8, and guess UTF-16.
            return of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString(),
                    known);
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8");
        }
    }

    /// Reads an optional body; an absent one has no fields.
    ///
    /// @param body the text as it came
    /// @param known the fields that it may have
    public static StrictBody ofOptional(@Nullable String body, String... known) {
        return body == null || body.isEmpty() ? new StrictBody(Map.of()) : of(body, known);
    }

    private static StrictBody of(String body, String... known) {
        try (JsonParser json = JSON.createParser(body)) {
            var fields = fields(json, List.of(known));
            if (json.nextToken() != null) {
                throw malformed("Something follows the JSON object");
            }
            return new StrictBody(fields);
        } catch (IOException e) {
            throw malformed("The body is not one JSON object with each field once");
        }
    }

    /// Whether the field is there. Its only value is `true`.
    public boolean isTrue(String field) {
        @Nullable Value value = fields.get(field);
        if (value != null && value.token != JsonToken.VALUE_TRUE) {
            throw invalid(field + " must be true, or left out");
        }
        return value != null;
    }

    /// A whole number from 1, written without fraction or exponent; absent if the field is.
    public @Nullable Long wholeNumber(String field, long most) {
        @Nullable Value value = fields.get(field);
        if (value == null) {
            return null;
        }
        long number = value.token == JsonToken.VALUE_NUMBER_INT ? number(value.text) : 0;
        if (number < 1 || number > most) {
            throw invalid(field + " must be a whole number from 1 to " + most);
        }
        return number;
    }

    /// A text; absent if the field is.
    ///
    /// @param most how many characters it may have, counted as UTF-16 does
    public @Nullable String text(String field, int most) {
        @Nullable Value value = fields.get(field);
        if (value == null) {
            return null;
        }
        if (value.token != JsonToken.VALUE_STRING || value.text.length() > most) {
            throw invalid(field + " must be a text of at most " + most + " characters");
        }
        return value.text;
    }

    /// The refusal to throw if the fields do not fit together.
    ///
    /// @param detail names the fields and what is expected
    public static Unacceptable invalid(String detail) {
        return new Unacceptable(CommonProblems.invalid(detail));
    }

    private static Map<String, Value> fields(JsonParser json, Collection<String> known) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("The body is not a JSON object");
        }
        var fields = new LinkedHashMap<String, Value>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!known.contains(name)) {
                String shown = name.substring(0, Math.min(name.length(), LONGEST_NAME_SHOWN));
                throw invalid(
                        known.isEmpty()
                                ? shown + " is unknown: this request has no fields"
                                : shown + " is unknown: this request has the fields " + String.join(", ", known));
            }
            JsonToken token = json.nextToken();
            // Also for a nested value: its field's accessor refuses it by its token.
            fields.put(name, new Value(token, token.isScalarValue() ? json.getText() : ""));
            json.skipChildren();
        }
        return fields;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Unacceptable malformed(String detail) {
        return new Unacceptable(CommonProblems.malformed(detail + "."));
    }

    private record Value(JsonToken token, String text) {}

    /// The body is not what the path expects; answered with 400 and the problem.
    public static final class Unacceptable extends RuntimeException {
        private final transient Problem problem;

        Unacceptable(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        /// The answer to the caller.
        public Problem problem() {
            return problem;
        }
    }
}
