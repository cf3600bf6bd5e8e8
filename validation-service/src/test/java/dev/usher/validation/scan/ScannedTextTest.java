package dev.usher.validation.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODE",
                " CODE\r\n",
                "\\000026CODE",
                "\\000003\\000026CODE\t",
                "\u001dCO\u001dDE",
                "\uFEFFCODE",
                "\\000026\u0000CODE"
            })
    void whatScannersAndWalletsAddIsTakenAway(String scanned) {
        assertThat(ScannedText.clean(scanned)).isEqualTo("CODE");
    }

    @ParameterizedTest
    @CsvSource({"'\\00002CODE', '\\00002CODE'", "'A B', 'A B'", "'\t\n', ''"})
    void theRestStays(String scanned, String clean) {
        assertThat(ScannedText.clean(scanned)).isEqualTo(clean);
    }
}
