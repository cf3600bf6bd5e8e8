package dev.usher.ticket.document.layout;

/// A rectangle on the page, in millimetres from its top left corner.
public record Box(float left, float top, float width, float height) {
    /// The first millimetre to the right of it.
    public float right() {
        return left + width;
    }

    /// The first millimetre below it.
    public float bottom() {
        return top + height;
    }

    /// Whether the two share any area.
    public boolean overlaps(Box other) {
        return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
    }

    boolean isWithin(float pageWidth, float pageHeight) {
        return left >= 0 && top >= 0 && width > 0 && height > 0 && right() <= pageWidth && bottom() <= pageHeight;
    }

    Box mirrored(float pageWidth) {
        return new Box(pageWidth - right(), top, width, height);
    }
}
