package dev.usher.ticket.document.pdf;

import dev.usher.ticket.document.text.GlyphRun;
import dev.usher.ticket.document.text.ShapedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws on a page in points, measured from its top left corner, which is how a layout is read. Everything
/// is drawn within a tag or an artifact, so that a screen reader knows what to read.
public final class PageCanvas {
    /// How thick the outline is that makes a face bold, as a share of the font size.
    private static final float BOLD_OUTLINE = 0.03f;

    private final float height;
    private final Resources resources;
    private final Operators operators = new Operators();
    private final List<Marked> marked = new ArrayList<>();

    PageCanvas(float height, Resources resources) {
        this.height = height;
        this.resources = resources;
    }

    /// A tagged part of the page.
    ///
    /// @param alternative what a picture shows, in words
    record Marked(Tag tag, @Nullable String alternative) {}

    /// Starts a part that is read; ended by [#end].
    ///
    /// @param alternative what a picture shows, in words
    public void begin(Tag tag, @Nullable String alternative) {
        operators.add("/" + tag.type()).add("<</MCID").add(marked.size()).add(">> BDC\n");
        marked.add(new Marked(tag, alternative));
    }

    /// Starts decoration, which is not read; ended by [#end].
    public void beginArtifact() {
        operators.add("/Artifact BMC\n");
    }

    /// Ends what was begun.
    public void end() {
        operators.add("EMC\n");
    }

    /// Fills a rectangle.
    public void rectangle(float left, float top, float width, float tall, Rgb color) {
        fillColor(color);
        operators.add(left).add(height - top - tall).add(width).add(tall).add("re f\n");
    }

    /// Draws one line of text from left to right.
    public void text(ShapedText text, float size, Rgb color, float left, float baseline) {
        boolean isPlain = text.isPlain();
        if (!isPlain) {
            operators.add("/Span <</ActualText").add(utf16(text.text())).add(">> BDC\n");
        }
        fillColor(color);
        operators.add("BT").add("1 0 0 1").add(left).add(height - baseline).add("Tm");
        for (GlyphRun run : text.runs()) {
            run(run, size, color);
        }
        operators.add("ET\n");
        if (!isPlain) {
            operators.add("EMC\n");
        }
    }

    /// Draws a QR code as runs of dark modules: sharp at every size, and smaller than a picture.
    ///
    /// @param side without the quiet zone
    public void qrCode(QrMatrix qr, float left, float top, float side) {
        float module = side / qr.size();
        operators
                .add("q 0 0 0 rg")
                .add(module)
                .add("0 0")
                .add(-module)
                .add(left)
                .add(height - top)
                .add("cm\n");
        for (int row = 0; row < qr.size(); row++) {
            int column = 0;
            while (column < qr.size()) {
                int end = column;
                while (end < qr.size() && qr.isDark(end, row)) {
                    end++;
                }
                if (end > column) {
                    operators.add(column).add(row).add(end - column).add("1 re\n");
                }
                column = end + 1;
            }
        }
        operators.add("f Q\n");
    }

    /// Draws a picture, stretched to this rectangle.
    public void picture(Picture picture, float left, float top, float width, float tall) {
        operators
                .add("q")
                .add(width)
                .add("0 0")
                .add(tall)
                .add(left)
                .add(height - top - tall)
                .add("cm");
        operators.add("/" + resources.nameOf(picture)).add("Do Q\n");
    }

    byte[] content() {
        return operators.deflated();
    }

    List<Marked> marked() {
        return marked;
    }

    private void run(GlyphRun run, float size, Rgb color) {
        operators.add("/" + resources.nameOf(run)).add(size).add("Tf");
        if (run.emboldened()) {
            strokeColor(color);
            operators.add("2 Tr").add(size * BOLD_OUTLINE).add("w");
        }
        if (run.isShaped()) {
            shaped(run, size);
        } else {
            operators.mark('<');
            for (int i = 0; i < run.size(); i++) {
                operators.glyph(run.glyph(i));
            }
            operators.add("> Tj\n");
        }
        if (run.emboldened()) {
            operators.add("0 Tr");
        }
    }

    /// Draws each glyph where shaping put it. A number between glyphs moves the next one left.
    private void shaped(GlyphRun run, float size) {
        float pending = -run.start();
        float above = 0;
        for (int i = 0; i < run.size(); i++) {
            if (run.above(i) != above) {
                above = run.above(i);
                operators.add(above * size / 1000).add("Ts");
            }
            operators.mark('[');
            if (Math.abs(pending) > 0.01f) {
                operators.add(pending);
            }
            operators.mark('<');
            operators.glyph(run.glyph(i));
            operators.add(">] TJ\n");
            pending = run.font().advance(run.glyph(i)) - run.advance(i);
        }
        if (Math.abs(pending) > 0.01f) {
            operators.mark('[');
            operators.add(pending).add("] TJ");
        }
        if (above != 0) {
            operators.add("0 Ts");
        }
    }

    private void fillColor(Rgb color) {
        color(color).add("rg");
    }

    private void strokeColor(Rgb color) {
        color(color).add("RG");
    }

    private Operators color(Rgb color) {
        return operators.add(color.red() / 255f).add(color.green() / 255f).add(color.blue() / 255f);
    }

    private static String utf16(String text) {
        return "<FEFF" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }
}
