package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogoTest {
    @Test
    void theSameFileIsDecodedOnce() throws IOException {
        byte[] png = SampleLogos.png(300, 90);

        assertThat(Logo.ofPng(png)).isSameAs(Logo.ofPng(png.clone()));
    }

    @Test
    void theLargestLogoIsTaken() throws IOException {
        Logo logo = Logo.ofPng(SampleLogos.png(1024, 1024));

        assertThat(logo.picture().width()).isEqualTo(1024);
    }

    @Test
    void aLogoThatIsNoPictureIsRefused() {
        byte[] page = "<!doctype html><title>no picture at all</title>".getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> Logo.ofPng(page)).withMessage("a logo is a PNG file");
    }

    @Test
    void aLogoOfTooManyPixelsIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] claimsMore = SampleLogos.png(10, 10);
        ByteBuffer.wrap(claimsMore).putInt(16, 2_000_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Logo.ofPng(claimsMore))
                .withMessage("a logo has at most 1024 pixels a side, not 2000000000");
    }

    @Test
    void aLogoOfTooManyBytesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Logo.ofPng(new byte[65_537]))
                .withMessage("a logo has at most 65536 bytes, not 65537");
    }

    @Test
    void aDamagedLogoIsRefused() throws IOException {
        byte[] png = SampleLogos.png(300, 90);
        byte[] cut = Arrays.copyOf(png, png.length / 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Logo.ofPng(cut))
                .withMessageStartingWith("the logo is damaged");
    }
}
