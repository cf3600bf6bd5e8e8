package dev.usher.payment.event;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The language of tickets and of mails to buyers, as a [BCP 47](https://www.rfc-editor.org/info/bcp47) tag.
public final class Language {
    /// The language of events whose organizer names none.
    public static final String DEFAULT = "en-GB";

    /// The longest tag that is accepted.
    public static final int MAX_LENGTH = 35;

    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(Locale.getISOLanguages())
                            .map(code -> Locale.of(code).getLanguage()),
                    Arrays.stream(Locale.getAvailableLocales()).map(Locale::getLanguage))
            .filter(language -> !language.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private Language() {}

    /// The tag in its canonical form, such as `pt-BR` for `PT-br`; absent stays absent.
    ///
    /// @throws IllegalArgumentException if it is not a tag, or its language does not exist; the message names
    ///     the field and may be shown to the caller
    public static @Nullable String check(@Nullable String tag, String field) {
        if (tag == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (tag.length() <= MAX_LENGTH && KNOWN.contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException _) {
            // Reported below, like a language that does not exist.
        }
        throw new IllegalArgumentException(field + " must be a BCP 47 tag of a known language, such as en-GB or de");
    }
}
