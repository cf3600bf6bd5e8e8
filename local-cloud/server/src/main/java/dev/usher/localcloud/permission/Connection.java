package dev.usher.localcloud.permission;

import dev.usher.localcloud.permission.AwsProtocol.Denial;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client sends over one connection: each request goes on to the emulator, or is refused.
///
/// @param in from the client; buffered
/// @param emulator where requests go on to
/// @param client where refusals go
/// @param guard absent if every caller may do everything
record Connection(
        InputStream in,
        OutputStream emulator,
        OutputStream client,
        AwsProtocol protocol,
        @Nullable Guard guard) {

    /// Takes the next request.
    ///
    /// @return whether the connection goes on
    boolean serveNext() throws IOException {
        Optional<byte[]> head = RequestReader.head(in);
        if (head.isEmpty()) {
            return false;
        }
        var request = AwsRequest.parse(new String(head.get(), StandardCharsets.ISO_8859_1));
        long length = RequestReader.bodyLength(request);
        Optional<String> service =
                guard == null ? Optional.empty() : request.accessKeyId().flatMap(guard::serviceOf);
        if (service.isEmpty() && !protocol.mayRefuseEverybody(request)) {
            passOn(head.get(), length);
            return true;
        }
        return protocol.isInBody()
                ? judgeByBody(service, request, head.get(), RequestReader.body(in, length))
                : judgeByHead(service, request, head.get(), length);
    }

    private boolean judgeByBody(Optional<String> service, AwsRequest request, byte[] head, byte[] body)
            throws IOException {
        var refusal = refusal(service, request.with(new String(body, StandardCharsets.UTF_8)));
        if (refusal.isPresent()) {
            client.write(RequestReader.answer(refusal.get(), false));
        } else {
            emulator.write(RequestReader.joined(head, body));
        }
        return true;
    }

    private boolean judgeByHead(Optional<String> service, AwsRequest request, byte[] head, long length)
            throws IOException {
        var refusal = refusal(service, request);
        if (refusal.isEmpty()) {
            passOn(head, length);
            return true;
        }
        // Who asks first whether to send the body does not send it now.
        boolean isBodyHeldBack = !request.header("expect").isEmpty();
        if (!isBodyHeldBack) {
            RequestReader.copy(in, length, OutputStream.nullOutputStream());
        }
        client.write(RequestReader.answer(refusal.get(), isBodyHeldBack));
        return !isBodyHeldBack;
    }

    private Optional<Denial> refusal(Optional<String> service, AwsRequest request) throws IOException {
        if (guard != null && service.isPresent()) {
            var notGranted = guard.refusal(service.get(), protocol.calls(request));
            if (notGranted.isPresent()) {
                return Optional.of(protocol.denial(request, notGranted.get()));
            }
        }
        return protocol.refusal(request);
    }

    private void passOn(byte[] head, long length) throws IOException {
        if (length <= RequestReader.BUFFER_BYTES) {
            // In one write: two would be two packets, and wake the emulator twice.
            emulator.write(RequestReader.joined(head, RequestReader.body(in, length)));
        } else {
            emulator.write(head);
            RequestReader.copy(in, length, emulator);
        }
    }
}
