package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.layout.Layouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class TicketRendererTest {
    private static final int SCREEN_DPI = 150;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TicketRenderer renderer = new TicketRenderer(meters);

    @Test
    void theCodeIsReadFromTheRenderedPage() throws Exception {
        TicketPage page = SamplePages.page(1, 2);

        assertThat(scan(image(renderer.render(List.of(page)), 0))).isEqualTo(page.code());
    }

    @Test
    void thePageSaysWhatAReaderNeeds() throws IOException {
        String text = text(renderer.render(List.of(SamplePages.page(1, 2))));

        assertThat(text)
                .contains(
                        "Night of the Open Doors",
                        "Sunday, 22 November 2026",
                        "20:00 – 00:00",
                        "19:00",
                        "Central European Time (GMT+1)",
                        "Alte Münze",
                        "Molkenmarkt 2, 10179 Berlin",
                        "Ada Lovelace",
                        "General",
                        "€25.00",
                        "0F8F-AD5B",
                        "Ticket 1 of 2",
                        "Page 1 of 2",
                        "Open Doors e.V.");
    }

    @Test
    void theLastCharactersOfTheCodeStandBelowIt() throws IOException {
        TicketPage page = SamplePages.page(1, 1);
        String code = page.code();

        assertThat(text(renderer.render(List.of(page))))
                .contains(
                        code.substring(code.length() - 8, code.length() - 4) + " " + code.substring(code.length() - 4));
    }

    @Test
    void anOrderHasAPageForEachTicketWithACodeOfItsOwn() throws Exception {
        var pages = List.of(SamplePages.page(1, 2), SamplePages.page(2, 2));

        byte[] pdf = renderer.render(pages);

        assertThat(scan(image(pdf, 0))).isEqualTo(pages.get(0).code());
        assertThat(scan(image(pdf, 1))).isEqualTo(pages.get(1).code());
    }

    @Test
    void theSamePageGivesTheSameBytes() {
        var pages = List.of(SamplePages.page(1, 1));

        assertThat(renderer.render(pages)).isEqualTo(renderer.render(pages));
    }

    @Test
    void manyThreadsGiveTheSameBytesAsOne() throws Exception {
        List<TicketPage> pages = Stream.concat(SamplePages.languages().stream(), Stream.of(SamplePages.scripts()))
                .toList();
        List<byte[]> oneByOne =
                pages.stream().map(page -> renderer.render(List.of(page))).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> atOnce = IntStream.range(0, 20 * pages.size())
                    .mapToObj(i -> threads.submit(() -> renderer.render(List.of(pages.get(i % pages.size())))))
                    .toList();
            for (int i = 0; i < atOnce.size(); i++) {
                assertThat(atOnce.get(i).get()).isEqualTo(oneByOne.get(i % pages.size()));
            }
        }
    }

    @Test
    void theCodeIsReadOnPhonesInEveryLanguage() throws Exception {
        for (TicketPage page : SamplePages.languages()) {
            assertThat(scan(image(renderer.render(List.of(page), Layouts.WALLET), 0)))
                    .as(page.language().toString())
                    .isEqualTo(page.code());
        }
    }

    @Test
    void textIsFoundAndCopiedInEveryScript() throws IOException {
        String text = text(renderer.render(List.of(SamplePages.scripts())));

        assertThat(text).contains("Ελληνικά Русский Tiếng Việt", "北京市 서울특별시 東京都 ★");
        assertThat(text).contains("العربية", "שלום עולם");
    }

    @Test
    void titleAndLanguageAreThereForScreenReaders() throws IOException {
        try (PDDocument document = Loader.loadPDF(renderer.render(List.of(SamplePages.page(1, 1))))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Ticket: Night of the Open Doors");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
        }
    }

    @Test
    void longNamesAreWrappedAndCutButNeverFail() throws Exception {
        var event = SampleMessages.EVENT;
        var wordy = new EventFacts(
                event.eventId(),
                event.revision(),
                "The Extraordinarily Long Anniversary Gala of the International Society for Improbable Research "
                        + "and Its Many Friends, Supporters and Neighbours ".repeat(3),
                "Donaudampfschifffahrtsgesellschaftskapitänskajütenveranstaltungssaal ".repeat(4),
                "An address that goes on and on ".repeat(10),
                event.startsAt(),
                event.endsAt(),
                event.doorsOpenAt(),
                event.admitsFrom(),
                event.admitsUntil(),
                event.zone(),
                event.language(),
                "An organizer with a very long name indeed, and then some more of it",
                "#ffe680",
                null);
        TicketPage page = SamplePages.page(wordy, "Pablo Diego José Francisco de Paula ".repeat(6), 7, 50);

        byte[] pdf = renderer.render(List.of(page));

        assertThat(scan(image(pdf, 0))).isEqualTo(page.code());
        assertThat(text(pdf)).contains("…");
    }

    @Test
    void aCharacterThatNoFontHasIsReplacedAndCounted() throws IOException {
        TicketPage page = SamplePages.page(SampleMessages.EVENT, "Ada \u12F0 Lovelace\n\uE000", 1, 1);

        String text = text(renderer.render(List.of(page)));

        assertThat(text).contains("Ada \uFFFD Lovelace \uFFFD");
        assertThat(meters.counter("usher.ticket.characters.missing").count()).isEqualTo(2);
    }

    @Test
    void aTicketInLatinLettersHasAtMost40Kilobytes() {
        TicketPage page = SamplePages.page(SampleMessages.EVENT, "Zażółć Gęślą Jaźń", 1, 1);

        assertThat(renderer.render(List.of(page))).hasSizeLessThan(40 * 1024);
    }

    @Test
    void anOrderOfAThousandTicketsHoldsItsFontsOnce() throws IOException {
        List<TicketPage> pages = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> SamplePages.page(number, 1000))
                .toList();

        byte[] pdf = renderer.render(pages);

        assertThat(pdf).hasSizeLessThan(5 * 1024 * 1024);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1000);
            assertThat(fontsOf(document.getPage(999))).hasSize(2).isEqualTo(fontsOf(document.getPage(0)));
        }
    }

    @Test
    void thePictureForScreensHoldsTheSameCode() throws Exception {
        String code = SamplePages.page(1, 1).code();

        assertThat(scan(ImageIO.read(new ByteArrayInputStream(QrPng.of(code))))).isEqualTo(code);
    }

    private static List<COSBase> fontsOf(PDPage page) {
        var fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        return fonts.keySet().stream().map(fonts::getDictionaryObject).toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static BufferedImage image(byte[] pdf, int page) throws IOException {
        Path left = Path.of("target", "rendered");
        Files.createDirectories(left);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, SCREEN_DPI);
            ImageIO.write(
                    image,
                    "png",
                    left.resolve("ticket-" + page + "-" + pdf.length + ".png").toFile());
            return image;
        }
    }

    private static String scan(BufferedImage image) throws Exception {
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        try {
            return new QRCodeReader().decode(bitmap).getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no QR code found on the page", e);
        }
    }
}
