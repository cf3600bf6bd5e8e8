package dev.usher.validation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {
    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada lovelace",
        "'  JÜRGEN   Groß-Müller ', jurgen gross muller",
        "Łukasz O’Neill, lukasz oneill",
        "'Nguyễn Văn Đức', nguyen van duc",
        "Işıl YILMAZ, isil yilmaz",
        "Ægir Þórðarson Œuvre, aegir thordarson oeuvre",
        "Дмитрий Ёлкин, dmitrij elkin",
        "Σωκράτης, sokrates",
        "Zoë d'Été, zoe dete",
        "ＡＤＡ, ada",
        "山田 花子, shan tian hua zi",
        "やまだ, yamada",
        "محمد ٣٤, mhmd 34"
    })
    void wordsAreComparedWithoutCaseAccentsAndPunctuation(String text, String words) {
        assertThat(SearchTerms.words(text)).isEqualTo(List.of(words.split(" ")));
    }

    @Test
    void aTextOfNoWordsHasNone() {
        assertThat(SearchTerms.words(" -- !? 🎉 ")).isEmpty();
    }

    @Test
    void longTextsHaveAFewShortWords() {
        assertThat(SearchTerms.words("x".repeat(10_000))).containsExactly("x".repeat(40));
        assertThat(SearchTerms.words("a b c d e f g h i j k")).hasSize(8);
    }

    @Test
    void anOrderNumberIsFoundWithAndWithoutItsDash() {
        var order = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");

        assertThat(SearchTerms.of("Ada Ada", order)).containsExactly("ada", "0f8fad5b");
        assertThat(SearchTerms.typed(" 0F8F-AD5B ")).containsExactly("0f8fad5b");
        assertThat(SearchTerms.typed("0f8fad5b")).containsExactly("0f8fad5b");
        assertThat(SearchTerms.typed("Anne-Sophie")).containsExactly("anne", "sophie");
    }
}
