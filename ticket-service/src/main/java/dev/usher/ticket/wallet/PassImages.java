package dev.usher.ticket.wallet;

import dev.usher.ticket.document.Logo;
import dev.usher.ticket.document.pdf.Rgb;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// The pictures on a pass, each for screens of one, two and three times the resolution.
final class PassImages {
    private static final int ICON_SIDE = 29;
    private static final int LOGO_WIDTH = 160;
    private static final int LOGO_HEIGHT = 50;

    private PassImages() {}

    /// A ticket on the organizer's colour, shown on the lock screen and in mails: a PNG.
    static byte[] icon(Rgb ground, Rgb ink, int scale) {
        int side = ICON_SIDE * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = graphics(image);
        graphics.setColor(color(ground));
        graphics.fillRect(0, 0, side, side);
        var ticket = new Area(new RoundRectangle2D.Double(
                side * 0.17, side * 0.29, side * 0.66, side * 0.42, side * 0.1, side * 0.1));
        for (double notch : new double[] {0.29, 0.71}) {
            ticket.subtract(new Area(new Ellipse2D.Double(
                    side * 0.62 - side * 0.05, side * notch - side * 0.05, side * 0.1, side * 0.1)));
        }
        graphics.setColor(color(ink));
        graphics.fill(ticket);
        graphics.dispose();
        return png(image);
    }

    /// The organizer's logo, made to fit: a PNG.
    static byte[] logo(Logo logo, int scale) {
        try {
            BufferedImage original = ImageIO.read(new ByteArrayInputStream(logo.png()));
            double factor = Math.min(
                    (double) LOGO_WIDTH * scale / original.getWidth(),
                    (double) LOGO_HEIGHT * scale / original.getHeight());
            int width = Math.max(1, (int) Math.round(original.getWidth() * factor));
            int height = Math.max(1, (int) Math.round(original.getHeight() * factor));
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = graphics(image);
            graphics.drawImage(original, 0, 0, width, height, null);
            graphics.dispose();
            return png(image);
        } catch (IOException e) {
            throw new UncheckedIOException("a logo that was read before cannot be read", e);
        }
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return graphics;
    }

    private static Color color(Rgb rgb) {
        return new Color(rgb.red(), rgb.green(), rgb.blue());
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }
}
