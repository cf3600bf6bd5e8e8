package dev.usher.ticket.document;

import dev.usher.ticket.document.layout.Tone;
import dev.usher.ticket.document.pdf.Rgb;
import org.jspecify.annotations.Nullable;

/// The colours of one ticket.
///
/// @param accent the organizer's
public record Palette(Rgb accent) {
    private static final Rgb INK = Rgb.of(0x1B1E22);
    private static final Rgb FAINT = Rgb.of(0x5F666E);
    private static final Rgb RULE = Rgb.of(0xD5D9DD);
    private static final Rgb WHITE = Rgb.of(0xFFFFFF);
    private static final Rgb DEFAULT_ACCENT = Rgb.of(0x1F3A5F);

    /// The colours around this accent.
    ///
    /// @param accentColor `#rrggbb`; anything else counts as no colour, so that a ticket never fails because of
    ///     it
    public static Palette of(@Nullable String accentColor) {
        boolean usable = accentColor != null && accentColor.matches("#[0-9A-Fa-f]{6}");
        return new Palette(usable && accentColor != null ? Rgb.ofHex(accentColor) : DEFAULT_ACCENT);
    }

    /// The colour of this tone.
    public Rgb color(Tone tone) {
        return switch (tone) {
            case INK -> INK;
            case FAINT -> FAINT;
            case RULE -> RULE;
            case ACCENT -> accent;
            case ON_ACCENT -> accent.isDark() ? WHITE : INK;
        };
    }
}
