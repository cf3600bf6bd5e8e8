package dev.usher.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    /// However a name is written, it is found by how others write it.
    @ParameterizedTest
    @ValueSource(strings = {"Strauß", "STRAUSS", "strauss", "Ｓｔｒａｕß", "Straus\u0301s"})
    void oneNameInManySpellingsIsOneText(String name) {
        assertThat(PlainText.of(name)).isEqualTo("strauss");
    }

    @Test
    void asciiStaysButForItsCase() {
        assertThat(PlainText.of("Ada O'Neill-2 <ada@example.org>")).isEqualTo("ada o'neill-2 <ada@example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"٣٤", "३४", "３４", "34"})
    void digitsOfEveryScriptAreThose(String digits) {
        assertThat(PlainText.of(digits)).isEqualTo("34");
    }

    @Test
    void whatHasNoLettersStays() {
        assertThat(PlainText.of("🎉")).isEqualTo("🎉");
        assertThat(PlainText.of("")).isEmpty();
    }
}
