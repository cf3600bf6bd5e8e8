package dev.usher.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.cloud.Caller;
import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.cli.order.Orders;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets in, with requests as a browser sends them for a page, or as a hostile page makes it send them.
@OnLocalCloud
class ConsoleIT {
    private static final String ORDER = """
            {"kind":"DISCARD","queue":"ticket-service-payment-succeeded","ids":["1"],"reason":"a test","rate":1}""";

    private final ConsoleSettings looking = ConsoleSettings.of("test", false);
    private final ConsoleSettings changing = ConsoleSettings.of("test", true);
    private final DeadLetterDesk desk;
    private final Console console;
    private final Console changingConsole;

    ConsoleIT(CloudUnderTest cloud) {
        desk = new DeadLetterDesk(
                cloud.sqs(),
                cloud.dynamoDb(),
                cloud.s3(),
                cloud.environmentName(),
                new Caller("arn:aws:iam::000000000000:user/olga", "000000000000"),
                Clock.systemUTC());
        var orders = Orders.of(cloud.dynamoDb(), cloud.environmentName(), desk);
        console = Console.start(looking, desk, orders, 0);
        changingConsole = Console.start(changing, desk, orders, 0);
    }

    @AfterEach
    void end() {
        console.close();
        changingConsole.close();
    }

    @Test
    void theTokenIsInTheFragmentAndIsExchangedForACookie() throws IOException {
        URI address = URI.create(console.address());
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(address.getFragment()).isEqualTo(looking.token()).hasSize(43);

        assertThat(post(console, "/session", "{\"token\":\"guessed\"}", "")).startsWith("HTTP/1.1 401");
        String answer = post(console, "/session", "{\"token\":\"" + looking.token() + "\"}", "");

        assertThat(answer).startsWith("HTTP/1.1 204");
        assertThat(answer).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
        assertThat(get(console, "/api/state", host(console), cookie(looking))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/state", "/api/audit", "/api/queues/ticket-service-payment-succeeded/letters", "/api/none"})
    void withoutTheCookieNothingIsTold(String path) throws IOException {
        assertThat(get(console, path, host(console), "")).startsWith("HTTP/1.1 401");
        assertThat(get(console, path, host(console), "Cookie: usher-console=guessed\r\n"))
                .startsWith("HTTP/1.1 401");
        assertThat(get(console, path, host(console), cookie(changing))).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/main.js", "/api/state"})
    void anotherNameThatLeadsHereIsRefused(String path) throws IOException {
        assertThat(get(console, path, "rebound.example.org", cookie(looking))).startsWith("HTTP/1.1 421");
        assertThat(get(console, path, "127.0.0.1", cookie(looking))).startsWith("HTTP/1.1 421");
    }

    @Test
    void requestsOfOtherPagesAreRefused() throws IOException {
        String own = "http://" + host(changingConsole);

        // The first of them by Micronaut itself.
        for (String origin : List.of("http://evil.example.org", "null", "http://localhost:1", "")) {
            assertThat(send(changingConsole, ORDER, origin, cookie(changing)))
                    .as(origin)
                    .containsPattern("\\AHTTP/1\\.1 4(03|21) ");
        }
        assertThat(send(changingConsole, ORDER, own, "")).startsWith("HTTP/1.1 401");
        assertThat(send(changingConsole, ORDER, own, cookie(changing))).startsWith("HTTP/1.1 202");
    }

    @Test
    void itOnlyShowsUnlessItWasStartedToChange() throws IOException {
        assertThat(send(console, ORDER, "http://" + host(console), cookie(looking)))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void anActNeedsAReasonAndLetters() throws IOException {
        String own = "http://" + host(changingConsole);

        assertThat(send(changingConsole, ORDER.replace("a test", " "), own, cookie(changing)))
                .startsWith("HTTP/1.1 400")
                .contains("A reason and letters are needed.");
        assertThat(send(changingConsole, ORDER.replace("\"1\"", ""), own, cookie(changing)))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/main.js", "/api/state", "/none"})
    void everyAnswerIsProtected(String path) throws IOException {
        assertThat(get(console, path, host(console), cookie(looking)))
                .containsIgnoringCase("content-security-policy: default-src 'none'; script-src 'self'")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("referrer-policy: no-referrer")
                .containsIgnoringCase("cache-control: no-store");
    }

    private static String host(Console console) {
        return URI.create(console.address()).getAuthority();
    }

    private static String cookie(ConsoleSettings settings) {
        return "Cookie: usher-console=" + settings.cookie() + "\r\n";
    }

    private static String get(Console console, String path, String host, String headers) throws IOException {
        return exchange(console, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers, "");
    }

    private static String post(Console console, String path, String body, String headers) throws IOException {
        return exchange(
                console,
                "POST " + path + " HTTP/1.1\r\nHost: " + host(console) + "\r\nOrigin: http://" + host(console) + "\r\n"
                        + headers,
                body);
    }

    private static String send(Console console, String order, String origin, String headers) throws IOException {
        String from = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
        return exchange(console, "POST /api/jobs HTTP/1.1\r\nHost: " + host(console) + "\r\n" + from + headers, order);
    }

    /// Java's client does not send every `Host`.
    private static String exchange(Console console, String head, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String entity =
                body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n";
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(console.address()).getPort())) {
            socket.getOutputStream()
                    .write((head + entity + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
