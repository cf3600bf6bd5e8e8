package dev.usher.ticket.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.Loader;

/// A PDF that is checked before it is sent.
final class TicketPdf {
    private static final byte[] SIGNATURE = "%PDF".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    /// @param bytes not copied, and not to be changed
    TicketPdf(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Why this is not a PDF with this number of tickets; empty if it is.
    String flaw(int tickets) {
        if (bytes.length == 0) {
            return "the PDF is empty";
        }
        if (!Arrays.equals(bytes, 0, Math.min(bytes.length, SIGNATURE.length), SIGNATURE, 0, SIGNATURE.length)) {
            return "the PDF is none";
        }
        try (var document = Loader.loadPDF(bytes)) {
            int pages = document.getNumberOfPages();
            return pages == tickets ? "" : "the PDF has " + pages + " pages for " + tickets + " tickets";
        } catch (IOException e) {
            return "the PDF cannot be read";
        }
    }
}
