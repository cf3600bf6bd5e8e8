package dev.usher.ticket.document.font;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The fonts of one weight, in the order in which they are asked for a character. A font is read when the
/// ones before it lack a character for the first time.
public final class FontChain {
    private static final Supplier<Face> CJK =
            lazily(() -> new Face(FontFace.ofResource("DroidSansFallback.ttf", false), false));
    private static final Supplier<Face> SIGNS =
            lazily(() -> new Face(FontFace.ofResource("NotoSansMath-Regular.ttf", false), false));
    private static final Supplier<Face> SYMBOLS =
            lazily(() -> new Face(FontFace.ofResource("NotoSansSymbols-Regular.ttf", false), false));
    private static final Supplier<Face> EMOJI =
            lazily(() -> new Face(FontFace.ofResource("NotoEmoji-Regular.ttf", false), false));
    private static final FontChain REGULAR = new FontChain(List.of(
            named("NotoSans-Regular.ttf", true),
            named("NotoSansArabic-Regular.ttf", false),
            named("NotoSansHebrew-Regular.ttf", false),
            CJK,
            SIGNS,
            SYMBOLS,
            EMOJI));
    private static final FontChain BOLD = new FontChain(List.of(
            named("NotoSans-Bold.ttf", true),
            named("NotoSansArabic-Bold.ttf", false),
            named("NotoSansHebrew-Bold.ttf", false),
            emboldened(CJK),
            emboldened(SIGNS),
            emboldened(SYMBOLS),
            emboldened(EMOJI)));

    private final List<Supplier<Face>> faces;

    private FontChain(List<Supplier<Face>> faces) {
        this.faces = faces;
    }

    /// The fonts of this weight.
    public static FontChain of(Weight weight) {
        return switch (weight) {
            case REGULAR -> REGULAR;
            case BOLD -> BOLD;
        };
    }

    /// The font for text that all can read; it has the replacement character, too.
    public Face first() {
        return faces.getFirst().get();
    }

    /// The first font that has this character.
    public Optional<Face> covering(int character) {
        if (first().has(character)) {
            return Optional.of(first());
        }
        return faces.stream()
                .map(Supplier::get)
                .filter(face -> face.has(character))
                .findFirst();
    }

    /// The names of the font files of both weights.
    static Stream<String> names() {
        return Stream.of(REGULAR, BOLD)
                .flatMap(chain -> chain.faces.stream())
                .map(face -> face.get().font().name())
                .distinct();
    }

    private static Supplier<Face> named(String name, boolean common) {
        return lazily(() -> new Face(FontFace.ofResource(name, common), false));
    }

    private static Supplier<Face> emboldened(Supplier<Face> regular) {
        return lazily(() -> new Face(regular.get().font(), true));
    }

    private static <T> Supplier<T> lazily(Supplier<T> make) {
        return new Once<>(make);
    }

    /// A font in its place.
    ///
    /// @param emboldened a bold face that the font does not have is made by drawing outlines, too: whole
    ///     alphabets of thousands of characters are kept once only
    public record Face(FontFace font, boolean emboldened) {
        /// Whether the font has this character.
        public boolean has(int character) {
            return font.glyph(character) != 0;
        }
    }
}
