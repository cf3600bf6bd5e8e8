package dev.usher.ticket.document.font;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Makes subsets of fonts with PDFBox and remembers them: taking a font apart costs milliseconds, copying
/// the result microseconds. Safe for use by several threads.
public final class FontSubsets {
    /// About 10 KB each: two for most events, some for each further alphabet, and one for each set of
    /// Chinese characters.
    private static final int MOST = 64;

    /// How many mappings one section of a CMap may hold.
    private static final int SECTION = 100;

    private static final Cache<GlyphUse.Key, FontSubset> MADE =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private FontSubsets() {}

    /// A subset that has at least the glyphs of this use.
    public static FontSubset of(GlyphUse use) {
        return MADE.get(use.key(), FontSubsets::make);
    }

    private static FontSubset make(GlyphUse.Key key) {
        SortedMap<Integer, String> texts = texts(key);
        // The position within the font file is shared, so one subset at a time.
        synchronized (key.font()) {
            try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
                var font = PDType0Font.load(document, key.font().font(), true);
                font.addGlyphsToSubset(texts.keySet());
                font.subset();
                COSDictionary dictionary = font.getCOSObject();
                dictionary.setItem(COSName.TO_UNICODE, toUnicode(document, texts));
                // Optional, and PDF/A wants it complete, which PDFBox's is not.
                font.getDescendantFont().getFontDescriptor().getCOSObject().removeItem(COSName.CID_SET);
                return FontSubset.of(dictionary);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make a subset of " + key.font(), e);
            }
        }
    }

    /// The glyphs, with the text of each. A glyph of several characters stands for the first.
    private static SortedMap<Integer, String> texts(GlyphUse.Key key) {
        var texts = new TreeMap<Integer, String>();
        key.alphabets().stream()
                .sorted()
                .forEach(alphabet -> alphabet.characters().forEach(character -> {
                    int glyph = key.font().glyph(character);
                    if (glyph != 0) {
                        texts.putIfAbsent(glyph, Character.toString(character));
                    }
                }));
        key.others().forEach(texts::putIfAbsent);
        return texts;
    }

    /// Maps glyphs to text, for search, copying and reading aloud. PDFBox's own knows nothing of glyphs
    /// that shaping chose.
    private static COSStream toUnicode(PDDocument document, SortedMap<Integer, String> texts) throws IOException {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        int left = texts.size();
        int inSection = 0;
        for (Map.Entry<Integer, String> entry : texts.entrySet()) {
            if (inSection == 0) {
                inSection = Math.min(SECTION, left);
                map.append(inSection).append(" beginbfchar\n");
            }
            map.append(String.format(Locale.ROOT, "<%04X> <%s>%n", entry.getKey(), utf16(entry.getValue())));
            left--;
            inSection--;
            if (inSection == 0) {
                map.append("endbfchar\n");
            }
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static String utf16(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
