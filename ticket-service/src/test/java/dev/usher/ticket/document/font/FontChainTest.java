package dev.usher.ticket.document.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FontChainTest {
    @Test
    void everyFontIsNamedWithItsLicence() throws Exception {
        String notice;
        try (var in = Objects.requireNonNull(FontChain.class.getResourceAsStream("THIRD-PARTY.txt"))) {
            notice = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(FontChain.names())
                .hasSize(10)
                .allSatisfy(name -> assertThat(notice)
                        .contains(name.substring(0, name.indexOf('-') < 0 ? name.indexOf('.') : name.indexOf('-'))));
    }

    @Test
    void theFirstFontsHaveTheReplacementCharacter() {
        for (Weight weight : Weight.values()) {
            assertThat(FontChain.of(weight).first().has(0xFFFD)).isTrue();
        }
    }
}
