package dev.usher.ticket.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A piece of HTML. Text becomes HTML by [#text] only, which escapes it: whatever a name holds, it stays
/// text.
record Html(String markup) {
    /// Nothing.
    static final Html NONE = new Html("");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /// What people wrote.
    static Html text(String text) {
        var markup = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> markup.append("&amp;");
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.appendCodePoint(Character.isISOControl(character) ? ' ' : character);
            }
        });
        return new Html(markup.toString());
    }

    /// A file of this package, with `{{name}}` to fill in.
    static Html template(String file) {
        try (InputStream in = Html.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Html join(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }

    /// This, with its places filled in, all at once: what is put in is not looked at again.
    Html filled(Map<String, Html> pieces) {
        return new Html(PLACE.matcher(markup).replaceAll(place -> {
            Html piece = pieces.get(place.group(1));
            if (piece == null) {
                throw new IllegalStateException("nothing to fill in for " + place.group());
            }
            return Matcher.quoteReplacement(piece.markup);
        }));
    }
}
