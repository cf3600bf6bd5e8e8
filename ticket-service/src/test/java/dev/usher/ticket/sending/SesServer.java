package dev.usher.ticket.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Answers as the API of SES does (version 2010-12-01, the query protocol), and keeps what it was sent.
final class SesServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.ACCEPTED;

    SesServer() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Answers every call so.
    void answers(Answer every) {
        answer = every;
    }

    /// The parameters of the calls that it accepted.
    List<Map<String, String>> calls() {
        return List.copyOf(calls);
    }

    /// What each call asked to happen to its connection.
    List<String> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            connections.add(exchange.getRequestHeaders().getFirst("Connection"));
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var given = answer;
            if (given.equals(Answer.NONE)) {
                return;
            }
            if (given.status == 200) {
                calls.add(parameters(form));
            }
            byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(given.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> decoded(parameter[0]),
                        parameter -> parameter.length < 2 ? "" : decoded(parameter[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// An answer.
    ///
    /// @param code of an error; empty if no SES wrote it
    record Answer(int status, String code, String message) {
        static final Answer ACCEPTED = new Answer(200, "", "");

        /// The connection ends without one.
        static final Answer NONE = new Answer(0, "", "");

        String body() {
            if (status == 200) {
                return """
                        <SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                          <SendRawEmailResult><MessageId>0102015e7afbfec3-example-000000</MessageId></SendRawEmailResult>
                          <ResponseMetadata><RequestId>fd3ae762-2563-11df-8cd4-6d4e828a9ae8</RequestId></ResponseMetadata>
                        </SendRawEmailResponse>
                        """;
            }
            return code.isEmpty() ? "<html><body>Bad Gateway</body></html>" : """
                            <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
                              <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
                              <RequestId>42d59b56-7407-4c4a-be0f-4c88daeea257</RequestId>
                            </ErrorResponse>
                            """.formatted(code, message);
        }
    }
}
