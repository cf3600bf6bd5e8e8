package dev.usher.ticket.document.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// A buffer of PDF operators: numbers, names and operators with spaces between them.
final class Operators {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private byte[] bytes = new byte[16_384];
    private int length;

    /// ASCII as it is, and a space.
    Operators add(String ascii) {
        room(ascii.length() + 1);
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        bytes[length++] = ' ';
        return this;
    }

    /// A number with up to three decimals: a thousandth of a point is finer than any printer.
    Operators add(float number) {
        long thousandths = Math.round(number * 1000.0);
        if (thousandths < 0) {
            room(1);
            bytes[length++] = '-';
            thousandths = -thousandths;
        }
        digits(thousandths / 1000);
        int rest = (int) (thousandths % 1000);
        room(5);
        if (rest != 0) {
            bytes[length++] = '.';
            for (int unit = 100; rest != 0; unit /= 10) {
                bytes[length++] = (byte) ('0' + rest / unit);
                rest %= unit;
            }
        }
        bytes[length++] = ' ';
        return this;
    }

    /// A glyph as four hexadecimal digits, no space.
    void glyph(int glyph) {
        room(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[glyph >> shift & 0xF];
        }
    }

    /// One character, no space.
    void mark(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    /// Everything so far, compressed as PDF's FlateDecode reads it.
    byte[] deflated() {
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            var compressed = new byte[length / 2 + 64];
            int size = 0;
            while (!deflater.finished()) {
                if (size == compressed.length) {
                    compressed = Arrays.copyOf(compressed, size * 2);
                }
                size += deflater.deflate(compressed, size, compressed.length - size);
            }
            return Arrays.copyOf(compressed, size);
        }
    }

    private void digits(long whole) {
        room(20);
        if (whole >= 10) {
            digits(whole / 10);
        }
        bytes[length++] = (byte) ('0' + whole % 10);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
