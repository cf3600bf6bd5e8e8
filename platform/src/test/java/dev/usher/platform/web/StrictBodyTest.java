package dev.usher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.web.StrictBody.Unacceptable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBodyTest {
    @Test
    void whatIsThereIsRead() {
        StrictBody body = read("{\"all\": true, \"amount\": 100, \"reason\": \"\u00e4\"}");

        assertThat(body.isTrue("all")).isTrue();
        assertThat(body.wholeNumber("amount", 100)).isEqualTo(100);
        assertThat(body.text("reason", 1)).isEqualTo("\u00e4");
    }

    @Test
    void whatIsNotThereIsAbsent() {
        StrictBody body = read(" {} ");

        assertThat(body.isTrue("all")).isFalse();
        assertThat(body.wholeNumber("amount", 100)).isNull();
        assertThat(body.text("reason", 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "100",
                "\"all\"",
                "[]",
                "[{\"all\": true}]",
                "{\"all\": true",
                "{all: true}",
                "{\"all\": true,}",
                "{\"all\": true} x",
                "{\"all\": true}{}",
                "{\"all\": true}null",
                "{\"all\": true, \"all\": true}",
                "{\"all\": true, \"\\u0061ll\": true}",
                "{\"amount\": 010}",
                "{\"amount\": NaN}",
                "{\"amount\": +1}",
                "\ufeff{\"all\": true}"
            })
    void whatIsNotOneObjectWithEachFieldOnceIsMalformed(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused -> assertThat(refused.problem().type())
                                .hasToString("https://usher.dev/problems/malformed-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amout\": 100}",
                "{\"Amount\": 100}",
                "{\"refund\": {\"amount\": 100}}",
                "{\"all\": true, \"\": 1}",
                "{\"all\": true, \"dry\": true}"
            })
    void anUnknownFieldIsRefusedByItsName(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("is unknown: this request has the fields all, amount, reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "1", "\"true\"", "[true]", "{}"})
    void onlyTrueIsTrue(String value) {
        StrictBody body = read("{\"all\": " + value + "}");

        assertThatThrownBy(() -> body.isTrue("all")).hasMessage("all must be true, or left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"100\"",
                "[100]",
                "{\"amount\": 100}",
                "0",
                "-1",
                "101",
                "10.50",
                "100.0",
                "1e2",
                "18446744073709551716"
            })
    void onlyAWholeNumberInBoundsIsOne(String value) {
        StrictBody body = read("{\"amount\": " + value + "}");

        assertThatThrownBy(() -> body.wholeNumber("amount", 100))
                .hasMessage("amount must be a whole number from 1 to 100");
    }

    @ParameterizedTest
    @CsvSource({"null", "false", "5", "[\"x\"]", "{}", "'\"abcd\"'"})
    void onlyATextInBoundsIsOne(String value) {
        StrictBody body = read("{\"reason\": " + value + "}");

        assertThatThrownBy(() -> body.text("reason", 3)).hasMessage("reason must be a text of at most 3 characters");
    }

    @Test
    void otherEncodingsAreNoUtf8() {
        byte[] overlong = "{\"reason\": \"??\"}".getBytes(StandardCharsets.US_ASCII);
        overlong[12] = (byte) 0xC0;
        overlong[13] = (byte) 0xAF;

        assertThatThrownBy(() -> StrictBody.of(overlong, "reason")).isInstanceOf(Unacceptable.class);
        assertThatThrownBy(() -> StrictBody.of("{}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(Unacceptable.class);
    }

    @Test
    void aBodyThatIsNotNeededMayBeAbsentButNotWrong() {
        assertThat(StrictBody.ofOptional(null, "reason").text("reason", 1)).isNull();
        assertThat(StrictBody.ofOptional("", "reason").text("reason", 1)).isNull();
        assertThatThrownBy(() -> StrictBody.ofOptional("{\"why\": 1}"))
                .hasMessage("why is unknown: this request has no fields");
    }

    private static StrictBody read(String body) {
        return StrictBody.of(body.getBytes(StandardCharsets.UTF_8), "all", "amount", "reason");
    }
}
