package dev.usher.localcloud.permission;

import dev.usher.localcloud.permission.AwsProtocol.Denial;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// The little of HTTP/1.1 that passing requests on takes.
final class RequestReader {

    static final int BUFFER_BYTES = 16 * 1024;

    private static final int MAX_HEAD_BYTES = 64 * 1024;

    /// What DynamoDB takes in one request.
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private RequestReader() {}

    /// The bytes up to the empty line, with it; nothing if the connection ends first.
    static Optional<byte[]> head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream(1024);
        int last4 = 0;
        while (last4 != 0x0D0A0D0A) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            if (head.size() >= MAX_HEAD_BYTES) {
                throw new IOException("the head of a request is too long");
            }
            head.write(next);
            last4 = last4 << 8 | next;
        }
        return Optional.of(head.toByteArray());
    }

    /// @throws IOException if the request does not say how long its body is; the SDK always does
    static long bodyLength(AwsRequest request) throws IOException {
        if (!request.header("transfer-encoding").isEmpty()) {
            throw new IOException("the front door takes no bodies of unknown length");
        }
        String length = request.header("content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    static byte[] body(InputStream in, long length) throws IOException {
        if (length > MAX_BODY_BYTES) {
            throw new IOException("a body of " + length + " bytes is too long");
        }
        var body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException();
        }
        return body;
    }

    static void copy(InputStream in, long length, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        var joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /// @param closes whether the connection ends with it
    static byte[] answer(Denial denial, boolean closes) {
        var body = denial.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + denial.status()
                + (denial.status() == 400 ? " Bad Request" : " Forbidden") + "\r\nContent-Type: " + denial.contentType()
                + "\r\nContent-Length: " + body.length + "\r\nx-amzn-RequestId: " + UUID.randomUUID() + "\r\n");
        if (!denial.errorHeader().isEmpty()) {
            head.append("x-amzn-query-error: ").append(denial.errorHeader()).append("\r\n");
        }
        if (closes) {
            head.append("Connection: close\r\n");
        }
        return joined(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }
}
