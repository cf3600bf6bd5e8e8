package dev.usher.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.exceptions.SerdeException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads each value only from its own JSON token. The framework's decoder reads `true`, `"2"` and `[2]` as
/// numbers, and 5 as text.
///
/// The parser stands at the token that is read next.
final class StrictDecoder implements Decoder {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String WHOLE_NUMBER = "must be a whole number";

    private final JsonParser json;

    /// @throws WrongValue if there is nothing to read
    StrictDecoder(String text) throws IOException {
        this.json = JSON.createParser(text);
        if (json.nextToken() == null) {
            throw wrong("is missing");
        }
    }

    @Override
    public Decoder decodeArray(Argument<?> type) throws IOException {
        take(JsonToken.START_ARRAY, "must be an array");
        return this;
    }

    @Override
    public boolean hasNextArrayValue() {
        return json.currentToken() != JsonToken.END_ARRAY;
    }

    @Override
    public Decoder decodeObject(Argument<?> type) throws IOException {
        take(JsonToken.START_OBJECT, "must be an object");
        return this;
    }

    @Override
    public @Nullable String decodeKey() throws IOException {
        if (json.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    @Override
    public String decodeString() throws IOException {
        require(JsonToken.VALUE_STRING, "must be a string");
        String text = json.getText();
        json.nextToken();
        return text;
    }

    @Override
    public char decodeChar() throws IOException {
        String text = decodeString();
        if (text.length() != 1) {
            throw wrong("must be one character");
        }
        return text.charAt(0);
    }

    @Override
    public boolean decodeBoolean() throws IOException {
        boolean isTrue = json.currentToken() == JsonToken.VALUE_TRUE;
        if (!isTrue && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw wrong("must be true or false");
        }
        json.nextToken();
        return isTrue;
    }

    @Override
    public byte decodeByte() throws IOException {
        return (byte) wholeNumber(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public short decodeShort() throws IOException {
        return (short) wholeNumber(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public int decodeInt() throws IOException {
        return (int) wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public long decodeLong() throws IOException {
        return wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public BigInteger decodeBigInteger() throws IOException {
        return BigInteger.valueOf(decodeLong());
    }

    @Override
    public float decodeFloat() throws IOException {
        return (float) decodeDouble();
    }

    @Override
    public double decodeDouble() throws IOException {
        return decodeBigDecimal().doubleValue();
    }

    @Override
    public BigDecimal decodeBigDecimal() throws IOException {
        requireNumber("must be a number");
        BigDecimal number = json.getDecimalValue();
        json.nextToken();
        return number;
    }

    private long wholeNumber(long least, long most) throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, WHOLE_NUMBER);
        boolean isLong = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!isLong) {
            throw wrong(WHOLE_NUMBER + " of at most 18 digits");
        }
        long number = json.getLongValue();
        if (number < least || number > most) {
            throw wrong("must be a whole number from " + least + " to " + most);
        }
        json.nextToken();
        return number;
    }

    @Override
    public boolean decodeNull() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NULL) {
            return false;
        }
        json.nextToken();
        return true;
    }

    @Override
    public @Nullable Object decodeArbitrary() throws IOException {
        return decodeNode().getValue();
    }

    @Override
    public JsonNode decodeNode() throws IOException {
        return switch (Objects.requireNonNull(json.currentToken())) {
            case START_OBJECT -> objectNode();
            case START_ARRAY -> arrayNode();
            case VALUE_STRING -> JsonNode.createStringNode(decodeString());
            case VALUE_TRUE, VALUE_FALSE -> JsonNode.createBooleanNode(decodeBoolean());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNode.createNumberNode(decodeBigDecimal());
            default -> {
                if (!decodeNull()) {
                    throw wrong("must be a value");
                }
                yield JsonNode.nullNode();
            }
        };
    }

    private JsonNode objectNode() throws IOException {
        decodeObject();
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (@Nullable String key = decodeKey(); key != null; key = decodeKey()) {
            fields.put(key, decodeNode());
        }
        finishStructure();
        return JsonNode.createObjectNode(fields);
    }

    private JsonNode arrayNode() throws IOException {
        decodeArray();
        List<JsonNode> items = new ArrayList<>();
        while (hasNextArrayValue()) {
            items.add(decodeNode());
        }
        finishStructure();
        return JsonNode.createArrayNode(items);
    }

    @Override
    public Decoder decodeBuffer() throws IOException {
        var copy = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(copy)) {
            generator.copyCurrentStructure(json);
        }
        json.nextToken();
        return new StrictDecoder(copy.toString());
    }

    @Override
    public void skipValue() throws IOException {
        json.skipChildren();
        json.nextToken();
    }

    @Override
    public void finishStructure(boolean consumeLeftElements) throws IOException {
        while (!isAtEnd()) {
            if (!consumeLeftElements) {
                throw new IllegalStateException("not all elements were read");
            }
            if (json.currentToken() == JsonToken.FIELD_NAME) {
                json.nextToken();
            }
            skipValue();
        }
        json.nextToken();
    }

    private boolean isAtEnd() {
        JsonToken token = json.currentToken();
        return token == null || token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
    }

    /// Nothing but white space may follow.
    ///
    /// @throws WrongValue if something does
    void finish() throws IOException {
        if (json.currentToken() != null) {
            throw wrong("goes on after its JSON value");
        }
    }

    @Override
    public IOException createDeserializationException(String message, @Nullable Object invalidValue) {
        return new SerdeException(message);
    }

    /// The error about the next token, with its place, such as `items[0].quantity`.
    WrongValue wrong(String complaint) {
        return new WrongValue(place(), complaint);
    }

    /// The parser's position as callers write it; empty for the whole body.
    String place() {
        var place = new StringBuilder();
        for (String segment :
                json.getParsingContext().pathAsPointer().toString().split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            boolean isIndex = Character.isDigit(segment.charAt(0));
            place.append(isIndex ? "[" : place.isEmpty() ? "" : ".")
                    .append(segment)
                    .append(isIndex ? "]" : "");
        }
        return place.toString();
    }

    private void take(JsonToken expected, String otherwise) throws IOException {
        require(expected, otherwise);
        json.nextToken();
    }

    private void require(JsonToken expected, String otherwise) throws WrongValue {
        if (json.currentToken() != expected) {
            throw wrong(otherwise);
        }
    }

    private void requireNumber(String otherwise) throws WrongValue {
        JsonToken token = json.currentToken();
        if (token == null || !token.isNumeric()) {
            throw wrong(otherwise);
        }
    }
}
