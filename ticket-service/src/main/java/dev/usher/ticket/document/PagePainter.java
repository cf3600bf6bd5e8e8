package dev.usher.ticket.document;

import dev.usher.ticket.document.layout.Box;
import dev.usher.ticket.document.layout.Element;
import dev.usher.ticket.document.layout.Element.Code;
import dev.usher.ticket.document.layout.Element.Fill;
import dev.usher.ticket.document.layout.Element.Paragraph;
import dev.usher.ticket.document.layout.Element.Texts;
import dev.usher.ticket.document.layout.Field;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.TextStyle;
import dev.usher.ticket.document.pdf.PageCanvas;
import dev.usher.ticket.document.pdf.Picture;
import dev.usher.ticket.document.pdf.QrMatrix;
import dev.usher.ticket.document.pdf.Tag;
import dev.usher.ticket.document.text.FittedText;
import dev.usher.ticket.document.text.ShapedText;
import dev.usher.ticket.document.text.Shaper;
import dev.usher.ticket.document.text.TextFitter;
import java.util.ArrayList;

/// Draws one ticket as a layout says.
final class PagePainter {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    /// Where the baseline is in a line of Noto Sans, as a share of the font size from the line's top.
    private static final float BASELINE = 0.96f;

    private final PageCanvas canvas;
    private final TicketPage page;
    private final Language language;
    private final TicketFields fields;
    private final Palette palette;
    private int missing;

    PagePainter(PageCanvas canvas, TicketPage page, Language language) {
        this.canvas = canvas;
        this.page = page;
        this.language = language;
        this.fields = new TicketFields(page, language);
        this.palette = Palette.of(page.event().accentColor());
    }

    /// Draws everything.
    ///
    /// @return the number of characters that no font has
    int paint(Layout layout) {
        for (Element element : layout.elements()) {
            switch (element) {
                case Fill fill -> fill(fill);
                case Texts texts -> texts(texts);
                case Code code -> code(code.box());
                case Element.Picture picture -> logo(picture.box());
            }
        }
        return missing;
    }

    private void fill(Fill fill) {
        Box box = fill.box();
        canvas.beginArtifact();
        canvas.rectangle(
                points(box.left()),
                points(box.top()),
                points(box.width()),
                points(box.height()),
                palette.color(fill.tone()));
        canvas.end();
    }

    private void texts(Texts texts) {
        var fitted = new ArrayList<FittedText>();
        float height = 0;
        for (Paragraph paragraph : texts.paragraphs()) {
            FittedText text = fit(paragraph, texts.box());
            fitted.add(text);
            missing += text.missing();
            height += gap(paragraph, text)
                    + text.lines().size() * text.size() * paragraph.style().leading();
        }
        float top = texts.fromBottom()
                ? points(texts.box().bottom()) - height
                : points(texts.box().top());
        for (int i = 0; i < fitted.size(); i++) {
            top = paragraph(texts.paragraphs().get(i), fitted.get(i), texts.box(), top);
        }
    }

    private FittedText fit(Paragraph paragraph, Box box) {
        TextStyle style = paragraph.style();
        var bounds = new TextFitter.Bounds(points(box.width()), style.size(), style.leastSize(), style.lines());
        return new TextFitter(Shaper.of(style.weight()), bounds)
                .fit(fields.text(paragraph.field()), language.rightToLeft());
    }

    /// Draws the lines.
    ///
    /// @return the bottom of the last
    private float paragraph(Paragraph paragraph, FittedText text, Box box, float top) {
        if (text.lines().isEmpty()) {
            return top;
        }
        TextStyle style = paragraph.style();
        float lineHeight = lineHeight(style, text);
        float first = top + gap(paragraph, text);
        float sized = lineHeight / style.leading();
        float baseline = first + sized * BASELINE + (style.leading() - 1.25f) * sized / 2;
        canvas.begin(paragraph.field() == Field.EVENT_NAME ? Tag.H1 : Tag.P, null);
        for (ShapedText line : text.lines()) {
            float left =
                    start(style.align(), points(box.left()), points(box.width()), line.width() * text.size() / 1000);
            canvas.text(line, text.size(), palette.color(style.tone()), left, baseline);
            baseline += lineHeight;
        }
        canvas.end();
        return first + text.lines().size() * lineHeight;
    }

    /// A single line keeps the height and baseline of its full size, so that it stays level with its
    /// neighbours.
    private static float lineHeight(TextStyle style, FittedText text) {
        return style.leading() * (text.lines().size() == 1 ? style.size() : text.size());
    }

    private static float gap(Paragraph paragraph, FittedText text) {
        return text.lines().isEmpty() ? 0 : points(paragraph.gapMm());
    }

    private float start(TextStyle.Align align, float left, float room, float width) {
        float spare = room - width;
        return switch (align) {
            case START -> left + (language.rightToLeft() ? spare : 0);
            case CENTER -> left + spare / 2;
            case END -> left + (language.rightToLeft() ? 0 : spare);
        };
    }

    private void code(Box box) {
        QrMatrix qr = QrMatrix.of(page.code());
        float module = points(box.width()) / (qr.size() + 2 * QrMatrix.QUIET_ZONE);
        float quiet = QrMatrix.QUIET_ZONE * module;
        canvas.begin(Tag.FIGURE, language.label("code-picture"));
        canvas.qrCode(qr, points(box.left()) + quiet, points(box.top()) + quiet, qr.size() * module);
        canvas.end();
    }

    private void logo(Box box) {
        Logo logo = page.logo();
        if (logo == null) {
            return;
        }
        Picture picture = logo.picture();
        float scale = Math.min(points(box.width()) / picture.width(), points(box.height()) / picture.height());
        float width = picture.width() * scale;
        float left = start(TextStyle.Align.START, points(box.left()), points(box.width()), width);
        canvas.begin(Tag.FIGURE, language.label("logo-picture", page.event().organizerName()));
        canvas.picture(picture, left, points(box.top()), width, picture.height() * scale);
        canvas.end();
    }

    private static float points(float millimetres) {
        return millimetres * POINTS_PER_MM;
    }
}
