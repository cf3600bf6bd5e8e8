package dev.usher.payment.event;

import dev.usher.contracts.logo.LogoPng;
import java.util.Base64;

/// An organizer's logo: the bytes of a PNG file, named by their content.
public final class Logo {
    private final String digest;
    private final byte[] png;

    private Logo(String digest, byte[] png) {
        this.digest = digest;
        this.png = png;
    }

    /// A file that an organizer sent.
    ///
    /// @throws IllegalArgumentException if it cannot be a logo; the message may be shown to the organizer
    public static Logo ofPng(byte[] png) {
        LogoPng.decode(png);
        return stored(png.clone());
    }

    /// A file that was accepted before.
    static Logo stored(byte[] png) {
        return new Logo(LogoPng.digest(png), png);
    }

    /// `sha256:` and 64 hexadecimal digits.
    public String digest() {
        return digest;
    }

    /// The file.
    byte[] png() {
        return png.clone();
    }

    /// The file as [dev.usher.contracts.message.EventChanged] carries it.
    public String base64() {
        return Base64.getEncoder().encodeToString(png);
    }
}
