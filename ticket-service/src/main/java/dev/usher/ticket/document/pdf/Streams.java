package dev.usher.ticket.document.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/// Streams whose bytes are written to the file unchanged.
final class Streams {
    private Streams() {}

    static COSStream raw(COSDocument document, byte[] bytes) {
        COSStream stream = document.createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return stream;
    }

    static COSStream deflated(COSDocument document, byte[] bytes) {
        COSStream stream = raw(document, bytes);
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        return stream;
    }
}
