package dev.usher.ticket.document;

import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.document.pdf.Description;
import dev.usher.ticket.document.pdf.PdfFile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the PDF of tickets. The same pages give the same bytes. Safe for use by several threads.
@Singleton
public final class TicketRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRenderer.class);
    private static final float POINTS_PER_MM = 72 / 25.4f;

    private final Counter missingCharacters;

    /// Counts in this registry what the fonts lack.
    public TicketRenderer(MeterRegistry registry) {
        this.missingCharacters = registry.counter("usher.ticket.characters.missing");
    }

    /// A PDF with one A4 page per ticket.
    ///
    /// @throws IllegalArgumentException if there is no page, or a code is too long for a QR code
    public byte[] render(List<TicketPage> pages) {
        return render(pages, Layouts.A4);
    }

    /// A PDF with one page of this layout per ticket. The first page's title and language are the
    /// document's.
    ///
    /// @throws IllegalArgumentException if there is no page, or a code is too long for a QR code
    public byte[] render(List<TicketPage> pages, Layout layout) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("an order has at least one ticket");
        }
        try (var file = new PdfFile(description(pages.getFirst()))) {
            for (TicketPage page : pages) {
                Language language = Language.of(page.language());
                Layout turned = language.rightToLeft() ? layout.mirrored() : layout;
                file.addPage(
                        turned.widthMm() * POINTS_PER_MM,
                        turned.heightMm() * POINTS_PER_MM,
                        canvas -> countMissing(page, new PagePainter(canvas, page, language).paint(turned)));
            }
            return file.finish();
        }
    }

    /// Identifies what [#render] would print: equal for equal documents, and different if anything on
    /// a page differs. SHA-256 in hexadecimal digits; costs a small part of rendering.
    public static String contentHash(List<TicketPage> pages, Layout layout) {
        return ContentHash.of(pages, layout);
    }

    private static Description description(TicketPage first) {
        Language language = Language.of(first.language());
        return new Description(
                language.label("title", first.event().name()),
                first.event().organizerName(),
                language.locale().toLanguageTag(),
                first.paidAt());
    }

    private void countMissing(TicketPage page, int missing) {
        if (missing > 0) {
            missingCharacters.increment(missing);
            LOG.warn("The fonts lack {} characters on a ticket of order {}", missing, page.orderNumber());
        }
    }
}
