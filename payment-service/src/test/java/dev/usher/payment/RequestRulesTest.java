package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.platform.testing.TestTokens;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
@Timeout(120)
class RequestRulesTest extends HttpSlice {
    private static final String TOKEN = "Bearer " + TestTokens.of(Samples.ADA);

    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryEventStore events;

    private final Event event = Samples.event(10);

    @BeforeEach
    void begin() {
        events.clear();
        events.put(event);
    }

    @Test
    void aCompressedBodyIsRead() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(register(compressed.toByteArray(), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aBodyThatIsNotWhatItsEncodingSaysIsRefused() {
        assertThat(register(bytes(), "Content-Encoding", "gzip"))
                .isEqualTo(Answer.problem(
                        400,
                        "malformed-request",
                        "Malformed request",
                        "The body does not match its Content-Encoding."));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "nonsense", "zstd"})
    void anotherEncodingIsRefused(String encoding) {
        assertThat(register(bytes(), "Content-Encoding", encoding))
                .isEqualTo(Answer.problem(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "Send the body without Content-Encoding, or with gzip or deflate."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=klingon", "application/json;charset=utf-16"})
    void anotherCharsetIsRefused(String type) {
        assertThat(register(bytes(), "Content-Type", type))
                .isEqualTo(Answer.problem(
                        415, "unsupported-media-type", "Unsupported media type", "Send the body in UTF-8."));
    }

    @Test
    void aBodyWithoutATypeIsRefused() throws IOException {
        String answer = exchange(request("Content-Length: " + bytes().length) + body());

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("Set Content-Type to the type of the body.");
    }

    @Test
    void aMessageWithBrokenChunksTakesNoSeat() throws IOException {
        String chunk = Integer.toHexString(bytes().length) + "\r\n" + body() + "\r\nzz\r\n";

        String answer = exchange(request("Content-Type: application/json", "Transfer-Encoding: chunked") + chunk);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("malformed-request");
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void scriptsOfAnotherOriginReadWhyTheyMayNotCall() throws IOException {
        String answer = exchange(
                "GET /events HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("application/problem+json")
                .contains("Scripts from this origin may not call this service.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "TRACE", "FOO"})
    void aFileCanOnlyBeRead(String method) throws IOException {
        String answer = exchange(method + " /payment-service/swagger/payment-service.yml HTTP/1.1\r\nHost: here\r\n"
                + "Connection: close\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: GET, HEAD");
    }

    @Test
    void answersAreNotKeptUnlessTheySaySo() {
        String token = "Bearer " + TestTokens.of(Samples.ADA);

        assertThat(headerOf("Cache-Control", "/registrations", "Authorization", token))
                .isEqualTo("no-store");
        assertThat(headerOf("Cache-Control", "/payments/config")).isEqualTo("no-store");
        assertThat(headerOf("Cache-Control", "/events")).isEqualTo("public, max-age=1");
        assertThat(headerOf("Cache-Control", "/payment-service/swagger/payment-service.yml"))
                .doesNotContain("no-store");
    }

    private Answer register(byte[] body, String header, String value) {
        return post("/registrations", body, "Authorization", TOKEN, header, value);
    }

    private String body() {
        return "{\"eventId\": \"%s\", \"attendee\": {\"name\": \"Ada\", \"email\": \"ada@example.org\"}, \"quantity\": 1}"
                .formatted(event.eventId());
    }

    private byte[] bytes() {
        return body().getBytes(StandardCharsets.UTF_8);
    }

    private static String request(String... headers) {
        return "POST /registrations HTTP/1.1\r\nHost: here\r\nConnection: close\r\nAuthorization: " + TOKEN + "\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    /// Everything that is received until the connection ends.
    private String exchange(String request) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
