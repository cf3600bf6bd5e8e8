package dev.usher.ticket.document;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// The A4 page of one ticket: a band in the organizer's colour, the event, then facts on the left and the
/// QR code on the right. All measures in points (1/72 inch).
final class TicketPainter {
    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float MARGIN = 20 * POINTS_PER_MM;
    private static final float BAND = 26 * POINTS_PER_MM;

    /// Side of the QR code without its quiet zone: at 49 modules 1.2 mm a module, above the 0.8 mm that
    /// scanned well.
    private static final float QR_SIDE = 60 * POINTS_PER_MM;

    private static final float QR_LEFT = WIDTH - MARGIN - QR_SIDE;
    private static final float FACTS_WIDTH = QR_LEFT - MARGIN - 14 * POINTS_PER_MM;
    private static final float FACTS_TOP = 90 * POINTS_PER_MM;
    private static final float TERMS_TOP = HEIGHT - 52 * POINTS_PER_MM;
    private static final int SHOWN_CHARACTERS = 8;

    private static final Color INK = new Color(0x1B, 0x1E, 0x22);
    private static final Color FAINT = new Color(0x5F, 0x66, 0x6E);
    private static final Color RULE = new Color(0xD5, 0xD9, 0xDD);
    private static final Color DEFAULT_ACCENT = new Color(0x1F, 0x3A, 0x5F);
    private static final List<String> TERMS = List.of(
            "This ticket admits one person, once. The first scan of the code counts, whoever shows it: do not share a picture",
            "of it. If the ticket is issued anew, earlier codes end. Bring it printed or on a phone at full brightness.");

    private final Canvas canvas;
    private final TicketFonts fonts;
    private final TicketPage page;
    private final Color accent;

    TicketPainter(Canvas canvas, TicketFonts fonts, TicketPage page) {
        this.canvas = canvas;
        this.fonts = fonts;
        this.page = page;
        String color = page.event().accentColor();
        this.accent = color == null ? DEFAULT_ACCENT : Color.decode(color);
    }

    void paint() throws IOException {
        band();
        title();
        facts();
        code();
        terms();
    }

    private void band() throws IOException {
        Color onAccent = isDark(accent) ? Color.WHITE : INK;
        canvas.rectangle(0, 0, WIDTH, BAND, accent);
        float baseline = BAND / 2 + 4;
        String organizer = first(fonts.bold(), page.event().organizerName(), 13, WIDTH / 2);
        canvas.text(fonts.bold(), 13, onAccent, MARGIN, baseline, organizer);
        String which = page.of() == 1 ? "Ticket" : "Ticket " + page.number() + " of " + page.of();
        canvas.textRight(fonts.regular(), 13, onAccent, WIDTH - MARGIN, baseline, which);
    }

    private void title() throws IOException {
        float width = WIDTH - 2 * MARGIN;
        float size = 34;
        while (size > 20
                && fonts.bold().wrap(page.event().name(), size, width, 99).size() > 2) {
            size -= 2;
        }
        List<String> lines = fonts.bold().wrap(page.event().name(), size, width, 3);
        canvas.lines(fonts.bold(), size, INK, MARGIN, BAND + 22 * POINTS_PER_MM, lines);
    }

    private void facts() throws IOException {
        var event = page.event();
        float top = FACTS_TOP;
        top = fact(top, "Date", List.of(TicketTexts.date(event)), 1);
        top = fact(top, "Time", List.of(TicketTexts.time(event), TicketTexts.doors(event), TicketTexts.zone(event)), 1);
        top = fact(top, "Venue", List.of(event.venueName(), event.venueAddress()), 2);
        top = fact(top, "Attendee", List.of(page.attendeeName()), 2);
        top = fact(top, "Ticket", List.of(page.typeName(), TicketTexts.money(page.price())), 1);
        fact(top, "Order", List.of(page.orderNumber()), 1);
    }

    /// A label with one strong line below it, and what explains it.
    ///
    /// @return where the next one starts
    private float fact(float top, String label, List<String> texts, int mostLines) throws IOException {
        canvas.text(fonts.regular(), 9, FAINT, MARGIN, top, label);
        List<String> strong = fonts.bold().wrap(texts.getFirst(), 13, FACTS_WIDTH, mostLines);
        float baseline = canvas.lines(fonts.bold(), 13, INK, MARGIN, top + 17, strong);
        for (String text : texts.subList(1, texts.size())) {
            List<String> lines = fonts.regular().wrap(text, 10.5f, FACTS_WIDTH, mostLines);
            baseline = canvas.lines(fonts.regular(), 10.5f, INK, MARGIN, baseline + 15, lines);
        }
        return baseline + 27;
    }

    private void code() throws IOException {
        float top = FACTS_TOP - 8;
        canvas.qrCode(QrMatrix.of(page.code()), QR_LEFT, top, QR_SIDE);
        float center = QR_LEFT + QR_SIDE / 2;
        String tail = page.code().substring(Math.max(0, page.code().length() - SHOWN_CHARACTERS));
        canvas.textCentered(fonts.bold(), 12, INK, center, top + QR_SIDE + 28, spaced(tail));
        canvas.textCentered(fonts.regular(), 9, FAINT, center, top + QR_SIDE + 42, "Show this code at the door");
    }

    private void terms() throws IOException {
        canvas.line(MARGIN, TERMS_TOP, WIDTH - 2 * MARGIN, RULE);
        canvas.lines(fonts.regular(), 8.5f, FAINT, MARGIN, TERMS_TOP + 18, TERMS);
        canvas.text(fonts.regular(), 8.5f, FAINT, MARGIN, HEIGHT - 14 * POINTS_PER_MM, "Order " + page.orderNumber());
        canvas.textRight(
                fonts.regular(),
                8.5f,
                FAINT,
                WIDTH - MARGIN,
                HEIGHT - 14 * POINTS_PER_MM,
                "Page " + page.number() + " of " + page.of());
    }

    private static String first(PrintableFont font, String text, float size, float width) throws IOException {
        List<String> lines = font.wrap(text, size, width, 1);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private static String spaced(String code) {
        int half = code.length() / 2;
        return code.substring(0, half) + " " + code.substring(half);
    }

    /// Relative luminance as [WCAG](https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) weighs colours,
    /// roughly.
    private static boolean isDark(Color color) {
        return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue() < 140;
    }
}
