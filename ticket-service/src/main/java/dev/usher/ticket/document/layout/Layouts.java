package dev.usher.ticket.document.layout;

import static dev.usher.ticket.document.layout.TextStyle.Align.CENTER;
import static dev.usher.ticket.document.layout.TextStyle.Align.END;

import dev.usher.ticket.document.font.Weight;
import dev.usher.ticket.document.layout.Element.Code;
import dev.usher.ticket.document.layout.Element.Fill;
import dev.usher.ticket.document.layout.Element.Paragraph;
import dev.usher.ticket.document.layout.Element.Picture;
import dev.usher.ticket.document.layout.Element.Texts;
import java.util.List;
import java.util.Optional;

/// The layouts that every organizer has.
public final class Layouts {
    /// One ticket on a sheet of paper: facts on the left, the code on the right.
    public static final Layout A4 = a4();

    /// One ticket on a phone: one column, the code in its middle.
    public static final Layout WALLET = wallet();

    /// All of them.
    public static final List<Layout> ALL = List.of(A4, WALLET);

    private Layouts() {}

    /// The layout with this name, if there is one.
    public static Optional<Layout> named(String name) {
        return ALL.stream().filter(layout -> layout.name().equals(name)).findFirst();
    }

    private static Layout a4() {
        TextStyle label = TextStyle.of(Weight.REGULAR, Tone.FAINT, 8.5f).leading(1.3f);
        TextStyle strong = TextStyle.of(Weight.BOLD, Tone.INK, 13).least(9);
        TextStyle more = TextStyle.of(Weight.REGULAR, Tone.INK, 10.5f).least(8).leading(1.3f);
        TextStyle small = TextStyle.of(Weight.REGULAR, Tone.FAINT, 8.5f).leading(1.4f);
        float gap = 5.3f;
        return new Layout(
                "a4",
                210,
                297,
                List.of(
                        new Fill(new Box(0, 0, 210, 18), Tone.ACCENT),
                        Texts.of(
                                new Box(20, 6, 105, 6),
                                new Paragraph(Field.ORGANIZER, TextStyle.of(Weight.BOLD, Tone.ON_ACCENT, 13))),
                        Texts.of(
                                new Box(130, 6, 60, 6),
                                new Paragraph(
                                        Field.TICKET_OF,
                                        TextStyle.of(Weight.REGULAR, Tone.ON_ACCENT, 13)
                                                .aligned(END))),
                        new Picture(new Box(20, 28, 60, 16)),
                        new Texts(
                                new Box(20, 48, 170, 26),
                                true,
                                List.of(new Paragraph(
                                        Field.EVENT_NAME,
                                        TextStyle.of(Weight.BOLD, Tone.INK, 32)
                                                .least(13)
                                                .leading(1.15f)
                                                .lines(2)))),
                        new Fill(new Box(20, 78.5f, 24, 0.8f), Tone.ACCENT),
                        fact(20, 89, 92, Field.DATE_LABEL, label, Field.DATE, strong),
                        fact(20, 104, 43, Field.TIME_LABEL, label, Field.TIME, strong),
                        fact(69, 104, 43, Field.DOORS_LABEL, label, Field.DOORS, strong),
                        Texts.of(
                                new Box(20, 113.8f, 92, 4.5f),
                                new Paragraph(Field.ZONE, TextStyle.of(Weight.REGULAR, Tone.FAINT, 9.5f))),
                        Texts.of(
                                new Box(20, 124, 92, 100),
                                new Paragraph(Field.VENUE_LABEL, label),
                                new Paragraph(Field.VENUE_NAME, strong.lines(2)),
                                new Paragraph(Field.VENUE_ADDRESS, more.lines(3)),
                                new Paragraph(Field.ATTENDEE_LABEL, label).below(gap),
                                new Paragraph(Field.ATTENDEE, strong.lines(2)),
                                new Paragraph(Field.TYPE_LABEL, label).below(gap),
                                new Paragraph(Field.TYPE, strong.lines(2)),
                                new Paragraph(Field.PRICE, more),
                                new Paragraph(Field.ORDER_LABEL, label).below(gap),
                                new Paragraph(Field.ORDER, strong)),
                        new Code(new Box(123.05f, 84.95f, 72, 72)),
                        Texts.of(
                                new Box(128, 158, 62, 15),
                                new Paragraph(
                                        Field.CODE_END,
                                        TextStyle.of(Weight.BOLD, Tone.INK, 14).aligned(CENTER)),
                                new Paragraph(
                                        Field.CODE_HINT, label.aligned(CENTER).lines(2))),
                        new Fill(new Box(20, 243, 170, 0.25f), Tone.RULE),
                        Texts.of(new Box(20, 248, 170, 21.5f), new Paragraph(Field.TERMS, small.lines(5))),
                        Texts.of(new Box(20, 280, 100, 4.5f), new Paragraph(Field.ORGANIZER, small)),
                        Texts.of(new Box(130, 280, 60, 4.5f), new Paragraph(Field.PAGE_OF, small.aligned(END)))));
    }

    private static Layout wallet() {
        TextStyle label = TextStyle.of(Weight.REGULAR, Tone.FAINT, 7.5f).leading(1.3f);
        TextStyle strong = TextStyle.of(Weight.BOLD, Tone.INK, 11).least(7);
        TextStyle more = TextStyle.of(Weight.REGULAR, Tone.INK, 9).least(7);
        TextStyle small = TextStyle.of(Weight.REGULAR, Tone.FAINT, 7).leading(1.35f);
        return new Layout(
                "wallet",
                100,
                218,
                List.of(
                        new Fill(new Box(0, 0, 100, 14), Tone.ACCENT),
                        Texts.of(
                                new Box(8, 4.5f, 54, 5),
                                new Paragraph(Field.ORGANIZER, TextStyle.of(Weight.BOLD, Tone.ON_ACCENT, 11))),
                        Texts.of(
                                new Box(64, 4.5f, 28, 5),
                                new Paragraph(
                                        Field.TICKET_OF,
                                        TextStyle.of(Weight.REGULAR, Tone.ON_ACCENT, 10)
                                                .aligned(END))),
                        new Picture(new Box(8, 19, 40, 10)),
                        new Texts(
                                new Box(8, 33, 84, 17),
                                true,
                                List.of(new Paragraph(
                                        Field.EVENT_NAME,
                                        TextStyle.of(Weight.BOLD, Tone.INK, 20)
                                                .least(9)
                                                .leading(1.15f)
                                                .lines(2)))),
                        fact(8, 57, 84, Field.DATE_LABEL, label, Field.DATE, strong),
                        fact(8, 68, 40, Field.TIME_LABEL, label, Field.TIME, strong),
                        fact(52, 68, 40, Field.DOORS_LABEL, label, Field.DOORS, strong),
                        Texts.of(
                                new Box(8, 76.6f, 84, 4),
                                new Paragraph(Field.ZONE, TextStyle.of(Weight.REGULAR, Tone.FAINT, 8))),
                        new Code(new Box(18, 82, 64, 64)),
                        Texts.of(
                                new Box(8, 146, 84, 5.5f),
                                new Paragraph(
                                        Field.CODE_END,
                                        TextStyle.of(Weight.BOLD, Tone.INK, 12).aligned(CENTER))),
                        Texts.of(
                                new Box(8, 155, 84, 17),
                                new Paragraph(Field.VENUE_LABEL, label),
                                new Paragraph(Field.VENUE_NAME, strong),
                                new Paragraph(Field.VENUE_ADDRESS, more.lines(2))),
                        fact(8, 174, 84, Field.ATTENDEE_LABEL, label, Field.ATTENDEE, strong),
                        fact(8, 185, 30, Field.TYPE_LABEL, label, Field.TYPE, strong),
                        fact(41, 185, 26, Field.PRICE_LABEL, label, Field.PRICE, strong.least(5)),
                        fact(70, 185, 22, Field.ORDER_LABEL, label, Field.ORDER, strong),
                        Texts.of(new Box(8, 197, 84, 13.5f), new Paragraph(Field.TERMS, small.lines(4))),
                        Texts.of(new Box(8, 211, 84, 3.5f), new Paragraph(Field.PAGE_OF, small.aligned(END)))));
    }

    private static Texts fact(
            float left, float top, float width, Field labelled, TextStyle label, Field field, TextStyle style) {
        float height = label.mostHeight() + style.mostHeight();
        return Texts.of(new Box(left, top, width, height), new Paragraph(labelled, label), new Paragraph(field, style));
    }
}
