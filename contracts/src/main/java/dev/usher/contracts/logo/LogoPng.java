package dev.usher.contracts.logo;

import dev.usher.contracts.hash.Sha256;
import dev.usher.contracts.message.EventChanged;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The file of an organizer's logo: a PNG of at most 64 KB and 1,024 pixels a side. The service that
/// accepts logos and the one that prints them both use this check, so that every accepted logo can be printed.
public final class LogoPng {
    /// The most bytes that a file may have.
    public static final int MAX_BYTES = EventChanged.MAX_LOGO_BYTES;

    /// The most pixels a side.
    public static final int MAX_PIXELS = 1024;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// The head of the first chunk, which must be this one: its length and its name.
    private static final byte[] HEADER = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    /// Where width and height stand.
    private static final int SIZE_AT = SIGNATURE.length + HEADER.length;

    private LogoPng() {}

    /// Decodes a file. Nothing is decoded before the size of the picture is known: a small file can claim to
    /// be a picture of gigabytes.
    ///
    /// @throws IllegalArgumentException if it is not a PNG, is damaged, or is too large; the message says
    ///     which and may be shown to the organizer
    public static BufferedImage decode(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException("a logo has at most " + MAX_BYTES + " bytes, not " + file.length);
        }
        if (file.length < SIZE_AT + 2 * Integer.BYTES
                || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                || !Arrays.equals(file, SIGNATURE.length, SIZE_AT, HEADER, 0, HEADER.length)) {
            throw new IllegalArgumentException("a logo is a PNG file");
        }
        var content = ByteBuffer.wrap(file);
        requireSide(content.getInt(SIZE_AT));
        requireSide(content.getInt(SIZE_AT + Integer.BYTES));
        return decoded(file);
    }

    /// The name of a file by its content, as in [dev.usher.contracts.message.EventFacts#logo].
    public static String digest(byte[] file) {
        return "sha256:" + Sha256.hex(file);
    }

    private static void requireSide(int pixels) {
        if (pixels < 1 || pixels > MAX_PIXELS) {
            throw new IllegalArgumentException("a logo has at most " + MAX_PIXELS + " pixels a side, not " + pixels);
        }
    }

    private static BufferedImage decoded(byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // The reader throws all kinds of exceptions at a damaged file.
            throw new IllegalArgumentException("the logo is damaged: it cannot be read as a PNG file", e);
        } finally {
            reader.dispose();
        }
    }
}
