package dev.usher.payment.event;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Sample logos.
final class SampleLogos {
    private SampleLogos() {}

    /// A PNG of one colour.
    ///
    /// @param color `0xrrggbb`
    static byte[] png(int width, int height, int color) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(new Color(color));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return file.toByteArray();
    }
}
