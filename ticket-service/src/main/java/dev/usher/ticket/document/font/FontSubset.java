package dev.usher.ticket.document.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/// A font as it goes into a PDF, with compressed streams, made once and copied into every document that
/// uses it. Its codes (Identity-H) are the glyph ids of the font file. Never changed, so safe for several
/// threads.
public final class FontSubset {
    private final COSDictionary font;
    private final IdentityHashMap<COSStream, byte[]> streams = new IdentityHashMap<>();

    private FontSubset(COSDictionary font) {
        this.font = font;
    }

    /// Keeps a finished font.
    static FontSubset of(COSDictionary font) throws IOException {
        var subset = new FontSubset(font);
        subset.keepStreams(font, new IdentityHashMap<>());
        return subset;
    }

    /// The font as a part of this document. COS objects belong to one document each, so they are copied;
    /// the bytes are as they were compressed once.
    public COSDictionary copyInto(COSDocument document) {
        try {
            return (COSDictionary) copy(font, document, new IdentityHashMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy a font", e);
        }
    }

    private void keepStreams(COSBase base, IdentityHashMap<COSBase, Boolean> seen) throws IOException {
        if (seen.put(base, true) != null) {
            return;
        }
        if (base instanceof COSStream stream) {
            try (InputStream in = stream.createRawInputStream()) {
                streams.put(stream, in.readAllBytes());
            }
        }
        if (base instanceof COSDictionary dictionary) {
            for (COSBase value : dictionary.getValues()) {
                keepStreams(resolved(value), seen);
            }
        } else if (base instanceof COSArray array) {
            for (COSBase value : array) {
                keepStreams(resolved(value), seen);
            }
        }
    }

    private COSBase copy(COSBase original, COSDocument document, IdentityHashMap<COSBase, COSBase> copies)
            throws IOException {
        COSBase base = resolved(original);
        COSBase known = copies.get(base);
        if (known != null) {
            return known;
        }
        return switch (base) {
            case COSDictionary dictionary -> copyDictionary(dictionary, document, copies);
            case COSArray array -> {
                var copy = new COSArray();
                for (COSBase value : array) {
                    copy.add(copy(value, document, copies));
                }
                yield copy;
            }
            default -> base;
        };
    }

    private COSDictionary copyDictionary(
            COSDictionary dictionary, COSDocument document, IdentityHashMap<COSBase, COSBase> copies)
            throws IOException {
        byte[] bytes = dictionary instanceof COSStream stream ? streams.get(stream) : null;
        COSDictionary copy = bytes == null ? new COSDictionary() : stream(document, bytes);
        copies.put(dictionary, copy);
        for (var entry : dictionary.entrySet()) {
            if (!entry.getKey().equals(COSName.LENGTH)) {
                copy.setItem(entry.getKey(), copy(entry.getValue(), document, copies));
            }
        }
        return copy;
    }

    private static COSStream stream(COSDocument document, byte[] bytes) throws IOException {
        COSStream stream = document.createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
        return stream;
    }

    private static COSBase resolved(COSBase base) {
        return base instanceof COSObject reference ? reference.getObject() : base;
    }
}
