package dev.usher.ticket.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one document: Noto Sans (SIL Open Font License), of which only the glyphs in use are
/// embedded.
///
/// @param regular for text
/// @param bold for what is read first
record TicketFonts(PrintableFont regular, PrintableFont bold) {
    private static final byte[] REGULAR = bytes("NotoSans-Regular.ttf");
    private static final byte[] BOLD = bytes("NotoSans-Bold.ttf");

    static TicketFonts in(PDDocument document) throws IOException {
        return new TicketFonts(load(document, REGULAR), load(document, BOLD));
    }

    private static PrintableFont load(PDDocument document, byte[] font) throws IOException {
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
        document.registerTrueTypeFontForClosing(parsed);
        return new PrintableFont(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
    }

    private static byte[] bytes(String name) {
        try (InputStream in = TicketFonts.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read font " + name, e);
        }
    }
}
