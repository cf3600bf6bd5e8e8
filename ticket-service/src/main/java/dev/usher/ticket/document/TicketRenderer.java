package dev.usher.ticket.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the PDF of tickets. The same pages give the same bytes. Safe for use by several threads.
@Singleton
public final class TicketRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRenderer.class);

    private final Counter missingCharacters;

    /// Counts in this registry what the fonts lack.
    public TicketRenderer(MeterRegistry registry) {
        this.missingCharacters = registry.counter("usher.ticket.characters.missing");
    }

    /// A PDF with one A4 page per ticket.
    ///
    /// @throws IllegalArgumentException if there is no page, or a code is too long for a QR code
    public byte[] render(List<TicketPage> pages) {
        TicketPage first = pages.getFirst();
        try (var document = new PDDocument()) {
            var fonts = TicketFonts.in(document);
            for (TicketPage page : pages) {
                countMissing(fonts, page);
                paint(document, fonts, page);
            }
            describe(document, first);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot render the tickets of order " + first.orderNumber(), e);
        }
    }

    private static void paint(PDDocument document, TicketFonts fonts, TicketPage page) throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (var content = new PDPageContentStream(document, sheet)) {
            new TicketPainter(new Canvas(content, sheet.getMediaBox().getHeight()), fonts, page).paint();
        }
    }

    private static void describe(PDDocument document, TicketPage first) {
        Calendar paidAt = GregorianCalendar.from(
                first.paidAt().atZone(TimeZone.getTimeZone("UTC").toZoneId()));
        var information = new PDDocumentInformation();
        information.setTitle("Ticket: " + first.event().name());
        information.setAuthor(first.event().organizerName());
        information.setCreator("Usher");
        information.setCreationDate(paidAt);
        document.setDocumentInformation(information);
        document.setDocumentId(first.paidAt().toEpochMilli());
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(TicketTexts.LOCALE.toLanguageTag());
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }

    private void countMissing(TicketFonts fonts, TicketPage page) {
        var event = page.event();
        int missing = Stream.of(
                        event.name(),
                        event.venueName(),
                        event.venueAddress(),
                        event.organizerName(),
                        page.attendeeName())
                .mapToInt(fonts.regular()::missing)
                .sum();
        if (missing > 0) {
            missingCharacters.increment(missing);
            LOG.warn("The fonts lack {} characters on a ticket of order {}", missing, page.orderNumber());
        }
    }
}
