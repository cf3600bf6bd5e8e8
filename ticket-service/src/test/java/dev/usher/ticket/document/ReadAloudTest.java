package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.testing.SampleMessages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/// What a screen reader makes of a ticket.
class ReadAloudTest {
    private final TicketRenderer renderer = new TicketRenderer(new SimpleMeterRegistry());

    @Test
    void theEventIsTheHeadingAndThePartsFollowInReadingOrder() throws IOException {
        try (PDDocument document = Loader.loadPDF(renderer.render(List.of(SamplePages.page(1, 2))))) {
            var extractor = new PDFMarkedContentExtractor();
            extractor.processPage(document.getPage(0));

            List<String> read = new ArrayList<>();
            for (PDMarkedContent part : extractor.getMarkedContents()) {
                if (!part.getTag().equals("Artifact")) {
                    read.add(part.getTag() + " " + text(part));
                }
            }
            assertThat(read)
                    .startsWith(
                            "P Open Doors e.V.",
                            "P Ticket 1 of 2",
                            "H1 Night of the Open Doors",
                            "P Date",
                            "P Sunday, 22 November 2026",
                            "P Time",
                            "P 20:00 – 00:00")
                    .contains("Figure ");
        }
    }

    @Test
    void picturesAreDescribed() throws IOException {
        TicketPage page = SamplePages.page(
                SampleMessages.EVENT, "Ada", 1, 1, TicketPage.DEFAULT_LANGUAGE, SampleLogos.translucent());
        try (PDDocument document = Loader.loadPDF(renderer.render(List.of(page)))) {
            assertThat(alternatives(document))
                    .containsExactly("Logo of Open Doors e.V.", "QR code of this ticket, for the scanner at the door");
        }
    }

    @Test
    void shapedTextIsToldInReadingOrder() throws IOException {
        TicketPage page = SamplePages.page(SampleMessages.EVENT, "محمد عبد الله", 1, 1);
        try (PDDocument document = Loader.loadPDF(renderer.render(List.of(page)))) {
            var extractor = new PDFMarkedContentExtractor();
            extractor.processPage(document.getPage(0));

            assertThat(extractor.getMarkedContents().stream()
                            .flatMap(part -> part.getContents().stream())
                            .filter(PDMarkedContent.class::isInstance)
                            .map(span -> ((PDMarkedContent) span).getActualText()))
                    .containsExactly("محمد عبد الله");
        }
    }

    private static String text(PDMarkedContent part) {
        var text = new StringBuilder();
        for (Object content : part.getContents()) {
            if (content instanceof TextPosition position) {
                text.append(position.getUnicode());
            }
        }
        return text.toString();
    }

    private static List<String> alternatives(PDDocument document) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        COSArray parts = root.getCOSDictionary(COSName.K).getCOSArray(COSName.K);
        var alternatives = new ArrayList<String>();
        for (int i = 0; i < parts.size(); i++) {
            COSBase part = parts.getObject(i);
            String alternative = part instanceof COSDictionary element ? element.getString(COSName.ALT) : null;
            if (alternative != null) {
                alternatives.add(alternative);
            }
        }
        return alternatives;
    }
}
