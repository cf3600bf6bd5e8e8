package dev.usher.ticket.document.pdf;

import org.jspecify.annotations.Nullable;

/// A picture as PDF keeps it: rows of pixels, three bytes each, compressed. Compared by identity.
public final class Picture {
    private final int width;
    private final int height;
    private final byte[] colors;
    private final byte @Nullable [] opacity;

    /// Takes the arrays as they are.
    ///
    /// @param colors red, green and blue of each pixel, deflated
    /// @param opacity one byte for each pixel, deflated, if it is not opaque throughout
    public Picture(int width, int height, byte[] colors, byte @Nullable [] opacity) {
        this.width = width;
        this.height = height;
        this.colors = colors;
        this.opacity = opacity;
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    byte[] colors() {
        return colors;
    }

    byte @Nullable [] opacity() {
        return opacity;
    }
}
