package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.contracts.testing.SampleMessages;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ja", "ar"})
    void aTranslationHasEverySentenceWithItsPlaces(String language) throws IOException {
        Properties english = read("mail.properties");
        Properties other = read("mail_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(other.getProperty(key).contains("{1}"))
                    .as(key)
                    .isEqualTo(english.getProperty(key).contains("{1}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de", "fr", "es-MX", "ja", "ar"})
    void everyMailIsWrittenInEveryLanguageWithNothingLeftOpen(String tag) {
        var texts = MailTexts.in(Locale.forLanguageTag(tag));
        for (var cause : Cause.values()) {
            for (int tickets = 1; tickets <= 2; tickets++) {
                var mail = SampleMails.of(cause, SampleMessages.EVENT, SampleMails.ADA, texts.locale(), tickets);

                var body = MailBody.of(mail, texts, Optional.empty());
                String text = MailText.of(body, SampleMessages.EVENT.name());

                assertThat(body.subject() + text + MailPage.of(body, SampleMessages.EVENT, texts))
                        .doesNotContainPattern("\\{\\d}|\\{\\{|null");
                assertThat(body.subject()).contains(SampleMessages.EVENT.name());
            }
        }
    }

    @Test
    void aLanguageWithoutSentencesIsAnsweredInEnglish() {
        var texts = MailTexts.in(Locale.forLanguageTag("pt-BR"));

        assertThat(texts.locale()).isEqualTo(Locale.UK);
        assertThat(texts.sentence("greeting", "Ada")).isEqualTo("Hello Ada,");
    }

    private static Properties read(String file) throws IOException {
        var properties = new Properties();
        try (Reader in = new InputStreamReader(MailTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
