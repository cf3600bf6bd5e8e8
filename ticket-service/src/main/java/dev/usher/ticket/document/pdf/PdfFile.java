package dev.usher.ticket.document.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Builds a PDF, in memory only. A page is compressed as soon as it is drawn, and fonts are added
/// once at the end, so that a long document needs little more than its own size. Not for several threads.
public final class PdfFile implements AutoCloseable {
    private final PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
    private final Resources resources = new Resources();
    private final Structure structure = new Structure();
    private final Description description;

    /// Starts an empty document.
    public PdfFile(Description description) {
        this.description = description;
    }

    /// Adds a page.
    ///
    /// @param width in points, as `height`
    /// @param draw what is on it
    public void addPage(float width, float height, Consumer<PageCanvas> draw) {
        var canvas = new PageCanvas(height, resources);
        draw.accept(canvas);
        var page = new PDPage(new PDRectangle(width, height));
        COSDictionary dictionary = page.getCOSObject();
        dictionary.setItem(COSName.CONTENTS, Streams.deflated(document.getDocument(), canvas.content()));
        dictionary.setItem(COSName.RESOURCES, resources.dictionary());
        structure.add(dictionary, canvas);
        document.addPage(page);
    }

    /// The finished file.
    public byte[] finish() {
        COSDocument objects = document.getDocument();
        resources.finish(objects);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.STRUCT_TREE_ROOT, structure.finish());
        catalog.setItem(COSName.MARK_INFO, direct(COSName.getPDFName("Marked")));
        catalog.setItem(COSName.VIEWER_PREFERENCES, direct(COSName.DISPLAY_DOC_TITLE));
        catalog.setString(COSName.LANG, description.language());
        catalog.setItem(COSName.METADATA, Metadata.xmp(objects, description));
        catalog.setItem(COSName.OUTPUT_INTENTS, Metadata.outputIntents(objects));
        describe();
        try {
            var bytes = new ByteArrayOutputStream(48 * 1024);
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a PDF to memory", e);
        }
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(document);
    }

    private void describe() {
        var information = new PDDocumentInformation();
        information.setTitle(description.title());
        information.setAuthor(description.author());
        information.setCreator("Usher");
        information.setCreationDate(
                GregorianCalendar.from(description.createdAt().atZone(ZoneOffset.UTC)));
        document.setDocumentInformation(information);
        document.setDocumentId(description.createdAt().toEpochMilli());
        document.getDocument().setVersion(1.7f);
    }

    private static COSDictionary direct(COSName claim) {
        var dictionary = new COSDictionary();
        dictionary.setDirect(true);
        dictionary.setBoolean(claim, true);
        return dictionary;
    }
}
