package dev.usher.ticket.document.pdf;

/// A colour of sRGB, each part from 0 to 255.
public record Rgb(int red, int green, int blue) {
    /// Reads `#rrggbb`.
    ///
    /// @throws NumberFormatException if it is not six hexadecimal digits
    public static Rgb ofHex(String color) {
        return of(Integer.parseInt(color, 1, 7, 16));
    }

    /// From `0xRRGGBB`.
    public static Rgb of(int color) {
        return new Rgb(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF);
    }

    /// As CSS writes it: `#rrggbb`.
    public String css() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    /// Whether white is read better on it than black, by [WCAG's
    /// contrast](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
    public boolean isDark() {
        double luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05;
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
