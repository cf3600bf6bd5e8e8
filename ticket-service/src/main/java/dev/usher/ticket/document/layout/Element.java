package dev.usher.ticket.document.layout;

import java.util.List;

/// Something at a place on the page.
public sealed interface Element {
    /// Its place. Nothing of it is drawn outside.
    Box box();

    /// The same at the other side of the page.
    Element mirrored(float pageWidth);

    /// Texts below each other. Those that are empty take no room.
    ///
    /// @param fromBottom whether the last line stands at the bottom of the box, instead of the first at its
    ///     top
    record Texts(Box box, boolean fromBottom, List<Paragraph> paragraphs) implements Element {
        public Texts {
            paragraphs = List.copyOf(paragraphs);
            double needed = paragraphs.stream()
                    .mapToDouble(
                            paragraph -> paragraph.gapMm() + paragraph.style().mostHeight())
                    .sum();
            if (needed > box.height() + 0.01) {
                throw new IllegalArgumentException("the texts at " + box + " may need " + needed + " mm");
            }
        }

        /// From the top of the box.
        public static Texts of(Box box, Paragraph... paragraphs) {
            return new Texts(box, false, List.of(paragraphs));
        }

        @Override
        public Element mirrored(float pageWidth) {
            return new Texts(box.mirrored(pageWidth), fromBottom, paragraphs);
        }
    }

    /// What to say, and how.
    ///
    /// @param gapMm white above it, in millimetres
    record Paragraph(Field field, TextStyle style, float gapMm) {
        public Paragraph(Field field, TextStyle style) {
            this(field, style, 0);
        }

        /// The same, further from what stands above it.
        public Paragraph below(float gap) {
            return new Paragraph(field, style, gap);
        }
    }

    /// A rectangle without meaning.
    record Fill(Box box, Tone tone) implements Element {
        @Override
        public Element mirrored(float pageWidth) {
            return new Fill(box.mirrored(pageWidth), tone);
        }
    }

    /// The QR code with its quiet zone.
    record Code(Box box) implements Element {
        @Override
        public Element mirrored(float pageWidth) {
            return new Code(box.mirrored(pageWidth));
        }
    }

    /// The organizer's logo, if there is one: as large as fits, at the side where lines start.
    record Picture(Box box) implements Element {
        @Override
        public Element mirrored(float pageWidth) {
            return new Picture(box.mirrored(pageWidth));
        }
    }
}
