package dev.usher.contracts.logo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LogoPngTest {
    @Test
    void aPictureOfTheLargestSizeIsDecoded() throws IOException {
        BufferedImage logo = LogoPng.decode(png(new BufferedImage(1024, 1024, BufferedImage.TYPE_BYTE_BINARY)));

        assertThat(logo.getWidth()).isEqualTo(1024);
        assertThat(logo.getHeight()).isEqualTo(1024);
    }

    @Test
    void aPictureThatIsWiderOrHigherIsRefused() throws IOException {
        refused(
                png(new BufferedImage(1025, 1, BufferedImage.TYPE_BYTE_BINARY)),
                "at most 1024 pixels a side, not 1025");
        refused(
                png(new BufferedImage(1, 1025, BufferedImage.TYPE_BYTE_BINARY)),
                "at most 1024 pixels a side, not 1025");
    }

    @Test
    void aFileThatClaimsAPictureOfGigabytesIsNotDecoded() throws IOException {
        byte[] file = png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB));
        ByteBuffer.wrap(file).putInt(16, 1_000_000);

        refused(file, "not 1000000");
    }

    @Test
    void aFileOfMoreBytesIsRefused() throws IOException {
        var noise = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(17);
        for (int pixel = 0; pixel < 200 * 200; pixel++) {
            noise.setRGB(pixel % 200, pixel / 200, random.nextInt());
        }

        refused(png(noise), "at most 65536 bytes");
    }

    @Test
    void whatIsNoPngIsRefused() throws IOException {
        byte[] file = png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB));
        byte[] otherChunk = file.clone();
        otherChunk[12] = 'C';

        refused(new byte[0], "a PNG file");
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "a PNG file");
        refused(Arrays.copyOf(file, 20), "a PNG file");
        refused(otherChunk, "a PNG file");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] file = png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB));
        byte[] scrambled = file.clone();
        Arrays.fill(scrambled, 45, scrambled.length - 12, (byte) 0x5A);

        refused(Arrays.copyOf(file, 40), "damaged");
        refused(scrambled, "damaged");
    }

    @Test
    void theDigestNamesTheContent() {
        assertThat(LogoPng.digest("test".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    private static void refused(byte[] file, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogoPng.decode(file))
                .withMessageContaining(why);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
