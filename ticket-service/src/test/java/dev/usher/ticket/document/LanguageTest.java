package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.testing.SampleMessages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LanguageTest {
    static final List<String> TRANSLATED = List.of("de", "fr", "es", "ja", "ar");

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void everyLabelIsTranslated(String tag) {
        var english = Language.of(Locale.ENGLISH).labels();
        var labels = Language.of(Locale.of(tag)).labels();

        assertThat(labels.keySet()).isEqualTo(english.keySet());
        assertThat(labels.keySet().stream().filter(key -> labels.getString(key).isBlank()))
                .isEmpty();
        assertThat(labels.getString("terms")).isNotEqualTo(english.getString("terms"));
    }

    @ParameterizedTest
    @FieldSource("TRANSLATED")
    void placeholdersAreKept(String tag) {
        var english = Language.of(Locale.ENGLISH).labels();
        var labels = Language.of(Locale.of(tag)).labels();

        for (String key : english.keySet()) {
            for (String placeholder : List.of("{0}", "{1}")) {
                assertThat(labels.getString(key).contains(placeholder))
                        .as(key)
                        .isEqualTo(english.getString(key).contains(placeholder));
            }
        }
    }

    @Test
    void datesAndMoneyAreWrittenAsTheLanguageDoes() {
        assertThat(written(Locale.UK)).containsExactly("Sunday, 22 November 2026", "20:00 – 00:00", "€1,234.50");
        assertThat(written(Locale.GERMANY))
                .containsExactly("Sonntag, 22. November 2026", "20:00 – 00:00", "1.234,50\u00A0€");
        assertThat(written(Locale.FRANCE))
                .containsExactly("dimanche 22 novembre 2026", "20:00 – 00:00", "1\u202F234,50\u00A0€");
        assertThat(written(Locale.of("es")))
                .containsExactly("domingo, 22 de noviembre de 2026", "20:00 – 0:00", "1.234,50\u00A0€");
        assertThat(written(Locale.JAPAN)).containsExactly("2026年11月22日日曜日", "20:00 – 0:00", "€1,234.50");
    }

    @Test
    void aLanguageWithoutLabelsIsPrintedInEnglishThroughout() {
        Language polish = Language.of(Locale.of("pl"));

        assertThat(polish.locale()).isEqualTo(Locale.UK);
        assertThat(polish.texts().date(SampleMessages.EVENT)).isEqualTo("Sunday, 22 November 2026");
        assertThat(polish.label("date")).isEqualTo("Date");
    }

    @Test
    void arabicIsReadFromRightToLeft() {
        assertThat(Language.of(Locale.of("ar", "EG")).rightToLeft()).isTrue();
        assertThat(Language.of(Locale.JAPAN).rightToLeft()).isFalse();
    }

    private static List<String> written(Locale locale) {
        TicketTexts texts = Language.of(locale).texts();
        return List.of(
                texts.date(SampleMessages.EVENT),
                texts.time(SampleMessages.EVENT),
                texts.money(new Money(123_450, "eur")));
    }
}
