package dev.usher.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.Decoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDecoderTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "\"2\"", "[2]", "2.5", "2.0", "2e0", "null", "{}", "1E+2147483648"})
    void aWholeNumberIsNothingElse(String json) {
        assertThatThrownBy(() -> decoder(json).decodeInt())
                .isInstanceOf(WrongValue.class)
                .hasMessage("The body must be a whole number");
        assertThatThrownBy(() -> decoder(json).decodeLong())
                .isInstanceOf(WrongValue.class)
                .hasMessage("The body must be a whole number");
    }

    @Test
    void aWholeNumberFitsItsType() throws IOException {
        assertThat(decoder("-2147483648").decodeInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(decoder("9223372036854775807").decodeLong()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> decoder("2147483648").decodeInt())
                .hasMessage("The body must be a whole number from -2147483648 to 2147483647");
        assertThatThrownBy(() -> decoder("9223372036854775808").decodeLong())
                .hasMessage("The body must be a whole number of at most 18 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "5", "[\"x\"]", "null", "{}"})
    void aStringIsNothingElse(String json) {
        assertThatThrownBy(() -> decoder(json).decodeString())
                .isInstanceOf(WrongValue.class)
                .hasMessage("The body must be a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0.0", "[true]", "null", "{}"})
    void aTruthIsNothingElse(String json) {
        assertThatThrownBy(() -> decoder(json).decodeBoolean())
                .isInstanceOf(WrongValue.class)
                .hasMessage("The body must be true or false");
    }

    @Test
    void aNumberMayHaveAFraction() throws IOException {
        assertThat(decoder("2.50").decodeBigDecimal()).isEqualByComparingTo(new BigDecimal("2.5"));
        assertThatThrownBy(() -> decoder("\"2.5\"").decodeBigDecimal()).hasMessage("The body must be a number");
    }

    @Test
    void structuresAreReadToTheirEnd() throws IOException {
        Decoder decoder = decoder("{\"a\": [1, 2], \"b\": {\"c\": [[], {}]}, \"d\": null, \"e\": \"x\"}");

        Decoder object = decoder.decodeObject();
        assertThat(object.decodeKey()).isEqualTo("a");
        Decoder array = object.decodeArray();
        assertThat(array.hasNextArrayValue()).isTrue();
        assertThat(array.decodeInt()).isEqualTo(1);
        assertThat(array.decodeInt()).isEqualTo(2);
        assertThat(array.hasNextArrayValue()).isFalse();
        array.finishStructure();
        assertThat(object.decodeKey()).isEqualTo("b");
        object.skipValue();
        assertThat(object.decodeKey()).isEqualTo("d");
        assertThat(object.decodeStringNullable()).isNull();
        object.finishStructure(true);
        ((StrictDecoder) decoder).finish();
    }

    @Test
    void aComplaintNamesThePlace() throws IOException {
        Decoder decoder = decoder("{\"items\": [{\"quantity\": 1}, {\"quantity\": {\"a\": 1}}]}");

        decoder.decodeObject().decodeKey();
        Decoder array = decoder.decodeArray();
        array.skipValue();
        array.decodeObject().decodeKey();
        assertThatThrownBy(array::decodeInt).hasMessage("items[1].quantity must be a whole number");
    }

    @Test
    void aTreeIsWhatItIs() throws IOException {
        assertThat(decoder("{\"a\": [1, true, null, \"x\"]}").decodeArbitrary())
                .isEqualTo(Map.of("a", Arrays.asList(BigDecimal.ONE, true, null, "x")));
    }

    @Test
    void nothingMayFollow() throws IOException {
        StrictDecoder decoder = decoder("1 2");

        assertThat(decoder.decodeInt()).isEqualTo(1);
        assertThatThrownBy(decoder::finish)
                .isInstanceOf(WrongValue.class)
                .hasMessage("The body goes on after its JSON value");
    }

    private static StrictDecoder decoder(String json) throws IOException {
        return new StrictDecoder(json);
    }
}
