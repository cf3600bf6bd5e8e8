package dev.usher.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A position in a list, as given to callers: opaque to them, and useless in somebody else's list. It consists
/// of two words without spaces.
public final class Cursor {
    private Cursor() {}

    public static String of(Object first, Object second) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((first + " " + second).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a cursor.
    ///
    /// @param position gets the two words, which the caller may have made up
    /// @throws MalformedCursor if we did not make it
    public static <T> T read(String cursor, BiFunction<String, String, T> position) {
        try {
            String[] words = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (words.length != 2) {
                throw new MalformedCursor(null);
            }
            return position.apply(words[0], words[1]);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedCursor(e);
        }
    }

    /// We did not make this cursor.
    public static final class MalformedCursor extends RuntimeException {
        private MalformedCursor(@Nullable RuntimeException cause) {
            super("not a cursor", cause);
        }
    }
}
