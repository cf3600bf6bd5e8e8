package dev.usher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u8FBB\uDB40\uDD00",
                "Nguy\u1EC5\u0302n",
                "\u0E19\u0E49\u0E33",
                "Ada Lovelace",
                "\u0644\u064A\u0644\u0649\u200F",
                "\uD83D\uDC69\u200D\uD83D\uDD2C",
                ""
            })
    void namesOfAllScriptsAreOneLine(String name) {
        assertThat(name).matches(Texts.ONE_LINE).matches(Texts.LINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\uDB40\uDC41",
                "A\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
                "Ada\r\nBcc: all@example.org",
                "Ada\u2028",
                "\uD83D",
                "Ada \u202Eecalevol",
                "Ada \u2066Lovelace"
            })
    void whatBreaksOrTurnsALineIsNone(String name) {
        assertThat(name).doesNotMatch(Texts.ONE_LINE);
    }

    @Test
    void linesMayBreakAndNothingElse() {
        assertThat("Doors at seven.\r\n\tBring a coat.").matches(Texts.LINES);
        assertThat("Doors at \u202Eneves").doesNotMatch(Texts.LINES);
        assertThat("\u0000").doesNotMatch(Texts.LINES);
        assertThat("A\n" + "\u0301".repeat(9)).doesNotMatch(Texts.LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800", " \uFFA0\u115F\u1160", "\u00AD\u2060\uFE0F", "\uDB40\uDC41"})
    void whatHasNoGlyphIsNotSeen(String text) {
        assertThat(text).doesNotMatch(Texts.VISIBLE);
        assertThat("\uD55C" + text).as("beside a letter").matches(Texts.VISIBLE);
    }

    @Test
    void somethingMustBeSeen() {
        assertThat(Texts.visible(" Ada ", "name")).isEqualTo("Ada");
        assertThatThrownBy(() -> Texts.visible(" \u200B\u0301", "name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must have characters that can be seen");
    }

    @Test
    void linksAreFound() {
        for (String link :
                List.of("You won! https://evil.example/claim", "www.evil.example", "see WWW.evil.example", "a://b")) {
            assertThat(link.matches(Texts.NO_LINK)).as(link).isFalse();
        }
        for (String name : List.of("Ada Lovelace", "Dr. Who", "wwwilma", "AC/DC", "Ratio 3:1", "")) {
            assertThat(name.matches(Texts.NO_LINK)).as(name).isTrue();
        }
    }
}
