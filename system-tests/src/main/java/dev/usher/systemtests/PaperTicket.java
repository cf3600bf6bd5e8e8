package dev.usher.systemtests;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/// A ticket's PDF as paper: rendered, and read with a scanner's eyes.
public final class PaperTicket {
    private static final int DOTS_PER_INCH = 150;

    /// Of the distance between two finder patterns: enough for half a pattern and the quiet zone.
    private static final double MARGIN = 0.18;

    private static final double[] DISTANCES = {1, 0.8, 1.25, 1.5, 0.6, 1.1, 2};

    private PaperTicket() {}

    /// The first page as a picture.
    public static BufferedImage picture(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
        } catch (IOException e) {
            throw new UncheckedIOException("the PDF cannot be rendered", e);
        }
    }

    /// The text of the QR code on the picture.
    ///
    /// @throws StepFailed if no code can be read
    public static String readCode(BufferedImage picture) {
        return decode(picture).getText();
    }

    /// Where the QR code is on the picture, with its quiet zone, in pixels: a square.
    ///
    /// @throws StepFailed if no code can be read
    public static Rectangle placeOfCode(BufferedImage picture) {
        // The centres of the three finder patterns, which are three and a half modules from the edges.
        ResultPoint[] finders = decode(picture).getResultPoints();
        double side = Math.abs(finders[2].getX() - finders[0].getX());
        int margin = (int) (side * MARGIN);
        return new Rectangle(
                (int) Math.min(finders[0].getX(), finders[2].getX()) - margin,
                (int) Math.min(finders[0].getY(), finders[1].getY()) - margin,
                (int) side + 2 * margin,
                (int) side + 2 * margin);
    }

    /// Looks like a person who holds the paper nearer and farther: at any one distance this reader fails on two
    /// or three codes in a hundred, each time on others.
    private static Result decode(BufferedImage picture) {
        for (double scale : DISTANCES) {
            var source = new BufferedImageLuminanceSource(scaled(picture, scale));
            for (var binarizer : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
                try {
                    Result seen = new QRCodeReader().decode(new BinaryBitmap(binarizer));
                    return new Result(
                            seen.getText(),
                            seen.getRawBytes(),
                            Arrays.stream(seen.getResultPoints())
                                    .map(point -> new ResultPoint(
                                            (float) (point.getX() / scale), (float) (point.getY() / scale)))
                                    .toArray(ResultPoint[]::new),
                            seen.getBarcodeFormat());
                } catch (ReaderException notAtThisDistance) {
                    // At another, perhaps.
                }
            }
        }
        throw new StepFailed("no QR code can be read from the page");
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        if (scale == 1) {
            return picture;
        }
        var transform = AffineTransform.getScaleInstance(scale, scale);
        return new AffineTransformOp(transform, AffineTransformOp.TYPE_BICUBIC).filter(picture, null);
    }
}
