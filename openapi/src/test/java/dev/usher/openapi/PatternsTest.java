package dev.usher.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^#[0-9a-fA-F]{6}$",
                "^(?:[a-z]{3})$",
                "^(?:EVENT#)?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}$",
                "^[!-~](?:[ -~]{0,253}[!-~])?$",
                "^USER#[A-Za-z0-9._:@|-]{1,64}$",
                "^(?:a|b\\.c)*\\d+[^x\\-]$",
            })
    void everyLanguageReadsThese(String pattern) {
        assertThat(Patterns.isPortable(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]{3}",
                "^[a-z]{3}",
                "^a|b$",
                "^[^\\p{Cc}]*$",
                "^(?:[\\n]|x)*+$",
                "^x*?$",
                "^(?s).*$",
                "^(?=.*x).{1,60}$",
                "^(?<name>x)$",
                "^[a-z&&[^b]]$",
                "^\\u202A$",
                "^\\Qx\\E$",
                "^\\s\\h$",
                "^(x$",
                "^é$",
            })
    void theseNot(String pattern) {
        assertThat(Patterns.isPortable(pattern)).isFalse();
    }
}
