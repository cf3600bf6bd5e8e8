package dev.usher.ticket.document.pdf;

import dev.usher.ticket.document.font.FontFace;
import dev.usher.ticket.document.font.FontSubsets;
import dev.usher.ticket.document.font.GlyphUse;
import dev.usher.ticket.document.text.GlyphRun;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/// The fonts and pictures of a document, each once however many pages there are.
final class Resources {
    private final COSDictionary dictionary = new COSDictionary();
    private final Map<FontFace, Named> fonts = new LinkedHashMap<>();
    private final Map<Picture, String> pictures = new LinkedHashMap<>();

    private record Named(String name, GlyphUse use) {}

    /// The name of the run's font on every page. The run's glyphs will be in it.
    String nameOf(GlyphRun run) {
        Named named = fonts.get(run.font());
        if (named == null) {
            named = new Named("F" + fonts.size(), new GlyphUse(run.font()));
            fonts.put(run.font(), named);
        }
        run.addTo(named.use());
        return named.name();
    }

    String nameOf(Picture picture) {
        return pictures.computeIfAbsent(picture, added -> "I" + pictures.size());
    }

    /// The dictionary that pages refer to, filled by [#finish].
    COSDictionary dictionary() {
        return dictionary;
    }

    void finish(COSDocument document) {
        var ofFonts = new COSDictionary();
        ofFonts.setDirect(true);
        fonts.values()
                .forEach(named -> ofFonts.setItem(
                        COSName.getPDFName(named.name()),
                        FontSubsets.of(named.use()).copyInto(document)));
        dictionary.setItem(COSName.FONT, ofFonts);
        if (!pictures.isEmpty()) {
            var ofPictures = new COSDictionary();
            ofPictures.setDirect(true);
            pictures.forEach(
                    (picture, name) -> ofPictures.setItem(COSName.getPDFName(name), picture(document, picture)));
            dictionary.setItem(COSName.XOBJECT, ofPictures);
        }
    }

    private static COSStream picture(COSDocument document, Picture picture) {
        COSStream colors = image(document, picture, picture.colors(), COSName.DEVICERGB);
        byte[] opacity = picture.opacity();
        if (opacity != null) {
            colors.setItem(COSName.SMASK, image(document, picture, opacity, COSName.DEVICEGRAY));
        }
        return colors;
    }

    private static COSStream image(COSDocument document, Picture picture, byte[] deflated, COSName colors) {
        COSStream image = Streams.deflated(document, deflated);
        image.setItem(COSName.TYPE, COSName.XOBJECT);
        image.setItem(COSName.SUBTYPE, COSName.IMAGE);
        image.setInt(COSName.WIDTH, picture.width());
        image.setInt(COSName.HEIGHT, picture.height());
        image.setInt(COSName.BITS_PER_COMPONENT, 8);
        image.setItem(COSName.COLORSPACE, colors);
        return image;
    }
}
