package dev.usher.localcloud.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.localcloud.http.HttpServers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A running SNS: the query protocol over HTTP, delivering to an SQS.
///
/// It also answers one call of STS, which speaks the same protocol: who the caller is. That is the name of the
/// caller's access key; no key is checked.
///
/// It leaves it to the door before it who may call, and delivers before it answers, so a test need not wait.
public final class SnsFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnsFront.class);

    private static final String ACCOUNT = "000000000000";
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([\\w-]+)/");

    private final SnsActions actions;
    private final HttpServer server;

    private SnsFront(SnsActions actions, String host, int port) {
        this.actions = actions;
        this.server = HttpServers.start(host, port, this::answer);
    }

    /// Starts it and returns when it listens.
    ///
    /// @param stateDirectory where topics and subscriptions outlive the process; absent keeps them in memory
    public static SnsFront start(String host, int port, SqsClient sqs, URI sqsEndpoint, @Nullable Path stateDirectory) {
        var file = stateDirectory == null ? null : stateDirectory.resolve("sns.json");
        var actions = new SnsActions(new TopicRegistry(file), new FanOut(sqs, sqsEndpoint), "us-east-1", ACCOUNT);
        return new SnsFront(actions, host, port);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    QueryRequest.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try {
                send(exchange, 200, answer(request, exchange));
            } catch (SnsException refusal) {
                send(exchange, refusal.status(), error("Sender", refusal.code(), refusal.getMessage()));
            } catch (RuntimeException failure) {
                LOG.error("SNS failed", failure);
                send(exchange, 500, error("Receiver", "InternalFailure", failure.toString()));
            }
        }
    }

    private String answer(QueryRequest request, HttpExchange exchange) {
        return request.require("Action").equals("GetCallerIdentity")
                ? callerIdentity(exchange.getRequestHeaders().getFirst("Authorization"))
                : result(request);
    }

    private static String callerIdentity(@Nullable String authorization) {
        var credential = CREDENTIAL.matcher(String.valueOf(authorization));
        var user = credential.find() ? credential.group(1) : "anonymous";
        var identity = Xml.text("Arn", "arn:aws:iam::" + ACCOUNT + ":user/" + user)
                + Xml.text("UserId", user)
                + Xml.text("Account", ACCOUNT);
        return "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">%s%s</GetCallerIdentityResponse>"
                .formatted(
                        Xml.element("GetCallerIdentityResult", identity),
                        Xml.element("ResponseMetadata", Xml.text("RequestId", newId())));
    }

    private String result(QueryRequest request) {
        var action = request.require("Action");
        var result = Xml.element(action + "Result", actions.perform(action, request));
        var metadata = Xml.element("ResponseMetadata", Xml.text("RequestId", newId()));
        return "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">%2$s%3$s</%1$sResponse>"
                .formatted(action, result, metadata);
    }

    private static String error(String side, String code, @Nullable String message) {
        var error = Xml.text("Type", side) + Xml.text("Code", code) + Xml.text("Message", String.valueOf(message));
        return Xml.element("ErrorResponse", Xml.element("Error", error) + Xml.text("RequestId", newId()));
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        var body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
