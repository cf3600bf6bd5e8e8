package dev.usher.ticket.document;

import dev.usher.ticket.document.font.BoundedCache;
import dev.usher.ticket.document.pdf.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/// An organizer's logo: a PNG of at most 64 KB and 1,024 pixels a side. Decoded once, however many tickets
/// show it.
public final class Logo {
    /// The most bytes that a file may have.
    public static final int MOST_BYTES = 64 * 1024;

    /// The most pixels a side.
    public static final int MOST_PIXELS = 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// Where a PNG says its width and height: behind its signature and the head of its first chunk.
    private static final int SIZE_AT = 16;

    /// By content. What is kept of each is compressed.
    private static final BoundedCache<ByteBuffer, Logo> DECODED = new BoundedCache<>(32);

    private final Picture picture;
    private final byte[] png;
    private final String digest;

    private Logo(Picture picture, byte[] png) {
        this.picture = picture;
        this.png = png;
        this.digest = "sha256:" + HexFormat.of().formatHex(Sha256.of(png));
    }

    /// Reads a PNG.
    ///
    /// @throws IllegalArgumentException if it is none, is damaged, or is too large; the message says which
    public static Logo ofPng(byte[] png) {
        if (png.length > MOST_BYTES) {
            throw new IllegalArgumentException("a logo has at most " + MOST_BYTES + " bytes, not " + png.length);
        }
        if (png.length < SIZE_AT + 8 || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new IllegalArgumentException("a logo is a PNG file");
        }
        var content = ByteBuffer.wrap(png.clone()).asReadOnlyBuffer();
        requireSide(content.getInt(SIZE_AT));
        requireSide(content.getInt(SIZE_AT + 4));
        return DECODED.get(content, same -> new Logo(pictureOf(decoded(png)), png.clone()));
    }

    /// What names it everywhere: `sha256:` and the hash of its file in hexadecimal digits.
    public String digest() {
        return digest;
    }

    /// The file.
    public byte[] png() {
        return png.clone();
    }

    Picture picture() {
        return picture;
    }

    /// Looked at before anything is decoded: a small file can claim a picture of gigabytes.
    private static void requireSide(int pixels) {
        if (pixels < 1 || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("a logo has at most " + MOST_PIXELS + " pixels a side, not " + pixels);
        }
    }

    private static BufferedImage decoded(byte[] png) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // The reader throws what it likes at a damaged file.
            throw new IllegalArgumentException("the logo is damaged: it cannot be read as a PNG file", e);
        } finally {
            reader.dispose();
        }
    }

    private static Picture pictureOf(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var colors = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            colors[3 * i] = (byte) (pixels[i] >> 16);
            colors[3 * i + 1] = (byte) (pixels[i] >> 8);
            colors[3 * i + 2] = (byte) pixels[i];
        }
        return new Picture(width, height, deflated(colors), opacity(pixels));
    }

    private static byte @Nullable [] opacity(int[] pixels) {
        if (Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0xFF)) {
            return null;
        }
        var opacity = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            opacity[i] = (byte) (pixels[i] >>> 24);
        }
        return deflated(opacity);
    }

    private static byte[] deflated(byte[] bytes) {
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return deflated.toByteArray();
    }
}
