package dev.usher.ticket.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.contracts.logo.LogoPng;
import dev.usher.ticket.document.pdf.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/// An organizer's logo, from a [LogoPng]. Decoded once, however many tickets show it.
public final class Logo {
    /// By content. What is kept of each is compressed.
    private static final Cache<ByteBuffer, Logo> DECODED =
            Caffeine.newBuilder().maximumSize(32).build();

    private final Picture picture;
    private final byte[] png;
    private final String digest;

    private Logo(Picture picture, byte[] png) {
        this.picture = picture;
        this.png = png;
        this.digest = LogoPng.digest(png);
    }

    /// Reads a PNG.
    ///
    /// @throws IllegalArgumentException if it is not a PNG, is damaged, or is too large; the message says which
    public static Logo ofPng(byte[] png) {
        var content = ByteBuffer.wrap(png.clone()).asReadOnlyBuffer();
        return DECODED.get(content, _ -> new Logo(pictureOf(LogoPng.decode(png)), png.clone()));
    }

    /// Its name in all messages and tables: `sha256:` and the hash of its file in hexadecimal digits.
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
