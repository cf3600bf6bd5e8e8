package dev.usher.ticket.document.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.ticket.document.font.Weight;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShaperTest {
    static final List<String> PRINTABLE = List.of(
            "Zażółć gęślą jaźń, Příliš žluťoučký kůň, Þórður, İstanbul",
            "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία",
            "Съешь же ещё этих мягких французских булок, Ґ Є Ї",
            "Nghiêng ngả, trăng khuya, Đặng Thị Ngọc Ẩn",
            "صِف خَلقَ خَودٍ كَمِثلِ الشَمسِ",
            "דג סקרן שט בים מאוכזב, עִבְרִית",
            "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण",
            "我能吞下玻璃而不傷身體。东京",
            "いろはにほへと ちりぬるを カタカナ ー 髙橋",
            "키스의 고유조건은 입술끼리 만나야 하고",
            "★ ☎ ♫ → ✓ 🎫 🎟 🦄 €£¥₹₿");

    private final Shaper shaper = Shaper.of(Weight.REGULAR);

    @ParameterizedTest
    @FieldSource("PRINTABLE")
    void noCharacterOfTheseLanguagesIsMissing(String text) {
        for (Weight weight : Weight.values()) {
            PrintableText printable = Shaper.of(weight).printable(text);

            assertThat(printable.missing()).as(printable.text()).isZero();
            assertThat(Shaper.of(weight).shape(printable.text(), false).runs())
                    .allSatisfy(run -> assertThat(glyphs(run)).doesNotContain(0));
        }
    }

    @Test
    void arabicLettersJoin() {
        GlyphRun joined = only(shaper.shape("بيت", false));
        GlyphRun apart = only(shaper.shape("ب", false));

        assertThat(joined.isShaped()).isTrue();
        assertThat(glyphs(joined)).doesNotContain(glyphs(apart).getLast());
    }

    @Test
    void devanagariFormsConjuncts() {
        GlyphRun conjunct = only(shaper.shape("क्ष", false));

        assertThat(conjunct.size()).isEqualTo(1);
    }

    @Test
    void aLineOfTwoDirectionsIsInVisualOrder() {
        ShapedText line = shaper.shape("Hall שלום 3", false);

        assertThat(line.runs().stream().map(GlyphRun::text)).containsExactly("Hall ", "3", "שלום ");
        assertThat(line.text()).isEqualTo("Hall שלום 3");
    }

    @Test
    void decomposedLettersAreComposed() {
        assertThat(shaper.printable("e\u0302\u0301")).isEqualTo(new PrintableText("ế", 0));
    }

    @Test
    void marksThatHaveNoLookTakeNoRoomAndAreNotMissing() {
        assertThat(shaper.printable("a\u200B\uFEFFb\u202Ec\uFE0F")).isEqualTo(new PrintableText("abc", 0));
    }

    @Test
    void aCharacterThatNoFontHasIsReplacedAndCounted() {
        assertThat(shaper.printable("a\u1202b\uE000")).isEqualTo(new PrintableText("a\uFFFDb\uFFFD", 2));
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        assertThat(shaper.printable("a\uD83C")).isEqualTo(new PrintableText("a\uFFFD", 1));
    }

    private static GlyphRun only(ShapedText text) {
        assertThat(text.runs()).hasSize(1);
        return text.runs().getFirst();
    }

    private static List<Integer> glyphs(GlyphRun run) {
        return IntStream.range(0, run.size()).mapToObj(run::glyph).toList();
    }
}
