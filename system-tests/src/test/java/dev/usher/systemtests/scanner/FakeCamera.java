package dev.usher.systemtests.scanner;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a camera at the door sees, as a film that Chromium plays in place of one, over and over: a hand holds a
/// ticket in front of it, goes away, and leaves it alone for some seconds.
final class FakeCamera {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES_PER_SECOND = 10;
    private static final int SECONDS_OF_TICKET = 2;

    /// Longer than a code must be out of sight to count as another scan.
    private static final int SECONDS_OF_NOTHING = 5;

    private static final int CODE_SIDE = 300;

    private FakeCamera() {}

    /// Films a square of a page.
    ///
    /// @param page on which the code is
    /// @param code where it is, with the quiet zone, in pixels of the page
    static void film(BufferedImage page, Rectangle code, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT, FRAMES_PER_SECOND)
                    .getBytes(StandardCharsets.US_ASCII));
            int ticketFrames = SECONDS_OF_TICKET * FRAMES_PER_SECOND;
            for (int frame = 0; frame < ticketFrames; frame++) {
                write(out, held(page, code, Math.sin(2 * Math.PI * frame / ticketFrames) * 0.12));
            }
            BufferedImage nothing = held(page, new Rectangle(0, 0, 1, 1), 0);
            for (int frame = 0; frame < SECONDS_OF_NOTHING * FRAMES_PER_SECOND; frame++) {
                write(out, nothing);
            }
        }
    }

    /// A hand never holds a ticket straight.
    private static BufferedImage held(BufferedImage page, Rectangle code, double angle) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var cut = page.getSubimage(code.x, code.y, code.width, code.height);
        var place = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
        place.rotate(angle);
        place.scale((double) CODE_SIDE / code.width, (double) CODE_SIDE / code.height);
        place.translate(-code.width / 2.0, -code.height / 2.0);
        graphics.drawImage(cut, place, null);
        graphics.dispose();
        return picture;
    }

    private static void write(OutputStream out, BufferedImage picture) throws IOException {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        byte[] luma = new byte[WIDTH * HEIGHT];
        int[] samples = picture.getRaster().getSamples(0, 0, WIDTH, HEIGHT, 0, (int[]) null);
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) samples[i];
        }
        byte[] noColour = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(noColour, (byte) 128);
        out.write(luma);
        out.write(noColour);
    }
}
