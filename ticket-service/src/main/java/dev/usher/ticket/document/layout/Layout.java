package dev.usher.ticket.document.layout;

import java.util.List;

/// A page: its size, and what stands where. Elements are drawn, and read aloud, in their order.
///
/// A layout that could print one thing over another is refused when it is made, so none can be: boxes keep
/// to the page and do not overlap, and each is high enough for all lines that it may have. Fills may lie
/// below anything but the code.
///
/// @param widthMm of the page, in millimetres
/// @param heightMm of the page, in millimetres
public record Layout(String name, float widthMm, float heightMm, List<Element> elements) {
    /// A code of 57 modules, quiet zone included, is then at least 45 mm wide without it.
    static final float LEAST_CODE_MM = 52.5f;

    public Layout {
        elements = List.copyOf(elements);
        for (Element element : elements) {
            if (!element.box().isWithin(widthMm, heightMm)) {
                throw new IllegalArgumentException(element + " is not on the page");
            }
            if (element instanceof Element.Code(Box box)
                    && (box.width() != box.height() || box.width() < LEAST_CODE_MM)) {
                throw new IllegalArgumentException("the code needs a square of at least " + LEAST_CODE_MM + " mm");
            }
        }
        requireNoOverlap(elements);
    }

    /// The page for languages that are read from right to left.
    public Layout mirrored() {
        return new Layout(
                name,
                widthMm,
                heightMm,
                elements.stream().map(element -> element.mirrored(widthMm)).toList());
    }

    private static void requireNoOverlap(List<Element> elements) {
        for (int i = 0; i < elements.size(); i++) {
            for (int j = 0; j < i; j++) {
                Element one = elements.get(i);
                Element other = elements.get(j);
                if (one.box().overlaps(other.box()) && !mayOverlap(one, other)) {
                    throw new IllegalArgumentException(one + " overlaps " + other);
                }
            }
        }
    }

    private static boolean mayOverlap(Element one, Element other) {
        boolean filled = one instanceof Element.Fill || other instanceof Element.Fill;
        return filled && !(one instanceof Element.Code) && !(other instanceof Element.Code);
    }
}
