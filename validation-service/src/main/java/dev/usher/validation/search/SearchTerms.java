package dev.usher.validation.search;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Normalizes texts for comparison: in Latin letters without case, accents and punctuation, so that "Łukasz O'Neill" is
/// found by what a steward types on any keyboard.
public final class SearchTerms {
    /// Further words of a name do not help to find it.
    private static final int MAX_WORDS = 8;

    private static final int MAX_LENGTH = 40;
    private static final int ORDER_NUMBER_LENGTH = 8;
    private static final Pattern QUIET = Pattern.compile("['’`´]");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchTerms() {}

    /// The terms of a ticket: the words of its attendee's name, and its order number.
    public static List<String> of(String attendeeName, RegistrationId registrationId) {
        var terms = new ArrayList<>(words(attendeeName));
        terms.add(orderNumber(registrationId));
        return terms.stream().distinct().toList();
    }

    /// The words of a text, at most eight.
    public static List<String> words(String text) {
        String plain = QUIET.matcher(PlainText.of(text)).replaceAll("");
        return Arrays.stream(SEPARATORS.split(plain))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(
                        0, word.offsetByCodePoints(0, Math.min(MAX_LENGTH, word.codePointCount(0, word.length())))))
                .limit(MAX_WORDS)
                .toList();
    }

    /// The words that a steward typed. An order number may be typed with or without its dash.
    public static List<String> typed(String query) {
        String joined = query.strip().replace("-", "");
        return joined.length() == ORDER_NUMBER_LENGTH && joined.matches("[0-9a-fA-F]+")
                ? List.of(joined.toLowerCase(Locale.ROOT))
                : words(query);
    }

    /// The order number printed on tickets, without its dash.
    private static String orderNumber(RegistrationId registrationId) {
        return registrationId.uuid().toString().substring(0, ORDER_NUMBER_LENGTH);
    }
}
