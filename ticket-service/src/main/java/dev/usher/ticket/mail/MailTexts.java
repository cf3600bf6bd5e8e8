package dev.usher.ticket.mail;

import dev.usher.ticket.document.TicketTexts;
import java.awt.ComponentOrientation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The sentences of one language, from `mail_<language>.properties`, and how it writes dates.
///
/// @param locale the language of sentences and dates: English if there are no sentences in the requested one
record MailTexts(Locale locale, ResourceBundle sentences, TicketTexts dates) {
    static MailTexts in(Locale wanted) {
        var sentences = ResourceBundle.getBundle(
                "dev.usher.ticket.mail.mail", wanted, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        boolean known = sentences.getLocale().getLanguage().equals(wanted.getLanguage());
        Locale locale = known || wanted.getLanguage().equals("en") ? wanted : Locale.UK;
        return new MailTexts(locale, sentences, new TicketTexts(locale));
    }

    /// The sentence of this key, with `{0}` and `{1}` replaced.
    String sentence(String key, String... values) {
        String sentence = sentences.getString(key);
        for (int i = 0; i < values.length; i++) {
            sentence = sentence.replace("{" + i + "}", values[i]);
        }
        return sentence;
    }

    /// The singular or plural sentence of this key.
    String sentence(String key, int tickets, String... values) {
        return sentence(key + (tickets == 1 ? ".one" : ".many"), values);
    }

    /// Day and time, in a zone that is named.
    String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withDecimalStyle(DecimalStyle.of(locale))
                        .format(local)
                + DateTimeFormatter.ofPattern(" (O)", locale).format(local);
    }

    boolean isRightToLeft() {
        return !ComponentOrientation.getOrientation(locale).isLeftToRight();
    }
}
