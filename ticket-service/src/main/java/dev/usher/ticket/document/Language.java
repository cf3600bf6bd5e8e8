package dev.usher.ticket.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.ComponentOrientation;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The labels of one language, from `ticket_<language>.properties`, and how it writes dates and money.
///
/// @param locale what labels and dates are in
record Language(Locale locale, ResourceBundle labels, TicketTexts texts, boolean rightToLeft) {
    private static final Cache<Locale, Language> KNOWN =
            Caffeine.newBuilder().maximumSize(64).build();

    /// This language; English if there are no labels for it, since half a translation helps nobody.
    static Language of(Locale wanted) {
        return KNOWN.get(wanted, Language::load);
    }

    /// The label of this key, with `{0}` and `{1}` replaced.
    String label(String key, String... values) {
        String label = labels.getString(key);
        for (int i = 0; i < values.length; i++) {
            label = label.replace("{" + i + "}", values[i]);
        }
        return label;
    }

    private static Language load(Locale wanted) {
        var labels = ResourceBundle.getBundle(
                "dev.usher.ticket.document.ticket", wanted, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        boolean known = labels.getLocale().getLanguage().equals(wanted.getLanguage());
        Locale locale = known || wanted.getLanguage().equals("en") ? wanted : TicketPage.DEFAULT_LANGUAGE;
        boolean rightToLeft = !ComponentOrientation.getOrientation(locale).isLeftToRight();
        return new Language(locale, labels, new TicketTexts(locale), rightToLeft);
    }
}
