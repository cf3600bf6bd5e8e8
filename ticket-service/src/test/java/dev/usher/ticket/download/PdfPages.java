package dev.usher.ticket.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;

/// Looks into documents.
final class PdfPages {
    private PdfPages() {}

    static int count(byte @Nullable [] pdf) {
        try (var document = Loader.loadPDF(Objects.requireNonNull(pdf))) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
