package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.ticket.document.PrintedGlyphs.Glyph;
import dev.usher.ticket.document.layout.Box;
import dev.usher.ticket.document.layout.Element;
import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.Layouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// However long texts are, every glyph stays in the box that the layout gave it, and lines keep apart.
/// Boxes do not overlap: [Layout] refuses that.
class WorstCasesTest {
    static final List<String> LONG_TEXTS = List.of(
            "The Extraordinarily Long Anniversary Gala of the International Society for Improbable Research ",
            "Donaudampfschifffahrtsgesellschaftskapitänskajütenveranstaltungssaal",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
            "Đêm nhạc kỷ niệm một trăm năm thành lập Nhà hát Lớn thành phố Hồ Chí Minh ",
            "春の音楽祭二〇二六年オープンドアナイト特別公演記念コンサート",
            "서울특별시 국제 음악 축제 기념 공연 ",
            "ليلة الأبواب المفتوحة للموسيقى العربية الكلاسيكية في دار الأوبرا ",
            "अंतर्राष्ट्रीय शास्त्रीय संगीत समारोह की वर्षगांठ ",
            "line\nbreaks\nand\ttabs\r\n",
            "i");

    private static final float TOLERANCE = 0.75f;

    private final TicketRenderer renderer = new TicketRenderer(new SimpleMeterRegistry());

    @ParameterizedTest
    @FieldSource("LONG_TEXTS")
    void everyGlyphStaysInItsBox(String text) throws Exception {
        for (Layout layout : List.of(Layouts.A4, Layouts.WALLET)) {
            for (Locale language : List.of(Locale.UK, Locale.GERMANY, Locale.JAPAN, Locale.of("ar"))) {
                byte[] pdf = renderer.render(List.of(page(text, language)), layout);

                Layout turned = language.getLanguage().equals("ar") ? layout.mirrored() : layout;
                assertThat(strays(turned, PrintedGlyphs.of(pdf)))
                        .as(layout.name() + " " + language)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("LONG_TEXTS")
    void linesOfABoxKeepApart(String text) throws Exception {
        for (Layout layout : List.of(Layouts.A4, Layouts.WALLET)) {
            byte[] pdf = renderer.render(List.of(page(text, Locale.FRANCE)), layout);

            List<Glyph> glyphs = PrintedGlyphs.of(pdf);
            for (Element element : layout.elements()) {
                if (element instanceof Element.Texts texts) {
                    requireLinesApart(glyphs.stream()
                            .filter(glyph -> isIn(texts.box(), glyph))
                            .toList());
                }
            }
        }
    }

    @Test
    void datesTimesAndPricesAreNeverCut() throws Exception {
        for (Layout layout : List.of(Layouts.A4, Layouts.WALLET)) {
            for (Locale language : List.of(Locale.UK, Locale.GERMANY, Locale.FRANCE, Locale.of("es"), Locale.JAPAN)) {
                TicketPage page = page("W", language);
                TicketTexts texts = Language.of(language).texts();

                assertThat(text(renderer.render(List.of(page), layout)))
                        .as(layout.name() + " " + language)
                        .contains(
                                texts.date(page.event()),
                                texts.time(page.event()),
                                texts.doors(page.event()),
                                texts.money(page.price()).replace('\u00A0', ' ').replace('\u202F', ' '),
                                page.orderNumber());
            }
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static TicketPage page(String text, Locale language) {
        EventFacts event = SamplePages.event(upTo(200, text), upTo(200, text), upTo(300, text), upTo(200, text));
        TicketPage page = SamplePages.page(event, upTo(200, text), 1000, 1000, language, null);
        return new TicketPage(
                event,
                page.attendeeName(),
                upTo(100, text),
                page.number(),
                page.of(),
                page.orderNumber(),
                new Money(99_999_999_999L, "idr"),
                page.code(),
                page.paidAt(),
                language,
                null);
    }

    private static String upTo(int length, String text) {
        return text.length() < 5
                ? text
                : text.repeat(1 + length / text.length()).substring(0, length);
    }

    private static List<String> strays(Layout layout, List<Glyph> glyphs) {
        List<Box> boxes = layout.elements().stream()
                .flatMap(element -> element instanceof Element.Texts texts ? Stream.of(texts.box()) : Stream.of())
                .toList();
        return glyphs.stream()
                .filter(glyph -> boxes.stream().noneMatch(box -> isIn(box, glyph)))
                .map(Glyph::toString)
                .toList();
    }

    private static boolean isIn(Box box, Glyph glyph) {
        boolean beside =
                glyph.left() >= points(box.left()) - TOLERANCE && glyph.right() <= points(box.right()) + TOLERANCE;
        boolean below =
                glyph.top() >= points(box.top()) - TOLERANCE && glyph.bottom() <= points(box.bottom()) + TOLERANCE;
        return beside && (below || glyph.isMark());
    }

    private static void requireLinesApart(List<Glyph> glyphs) {
        Map<Integer, List<Glyph>> lines = glyphs.stream()
                .filter(glyph -> !glyph.isMark())
                .collect(Collectors.groupingBy(
                        glyph -> Math.round(glyph.baseline()), TreeMap::new, Collectors.toList()));
        float above = 0;
        for (List<Glyph> line : lines.values()) {
            float top = (float) line.stream().mapToDouble(Glyph::top).min().orElseThrow();
            assertThat(top).as("top of %s", line).isGreaterThanOrEqualTo(above - TOLERANCE);
            above = (float) line.stream().mapToDouble(Glyph::bottom).max().orElseThrow();
        }
    }

    private static float points(float millimetres) {
        return millimetres * 72 / 25.4f;
    }
}
