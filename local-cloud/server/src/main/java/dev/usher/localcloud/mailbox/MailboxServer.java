package dev.usher.localcloud.mailbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.localcloud.http.HttpServers;
import dev.usher.localcloud.http.Problem;
import dev.usher.localcloud.http.StaticFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page on which mails are read, and the same as JSON. It has its own port, so that the content of a mail
/// is of another origin than the storefront.
public final class MailboxServer implements AutoCloseable {
    private static final String MESSAGES = "/mailbox/messages";
    private static final Pattern MESSAGE =
            Pattern.compile(MESSAGES + "/(\\d{1,18})(?:/(html|source|attachments/(\\d{1,4})))?");

    /// What a mail's HTML may do: be seen. Nothing runs, nothing is loaded, no form is sent.
    private static final String OF_MAIL =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String OF_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReceivedMails mails;
    private final StaticFiles page = new StaticFiles("/mailbox");
    private final StaticFiles storefront = new StaticFiles("/storefront");
    private final HttpServer server;

    private MailboxServer(String host, int port, ReceivedMails mails) {
        this.mails = mails;
        this.server = HttpServers.start(host, port, this::answer);
    }

    /// Starts it and returns when it listens.
    public static MailboxServer start(String host, int port, ReceivedMails mails) {
        return new MailboxServer(host, port, mails);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Content-Security-Policy", OF_PAGE);
            String path = exchange.getRequestURI().getPath();
            Matcher message = MESSAGE.matcher(path);
            if (path.equals(MESSAGES)) {
                messages(exchange);
            } else if (message.matches()) {
                message(exchange, message);
            } else if (path.startsWith("/fonts/") || path.equals("/storefront.css") || path.equals("/favicon.svg")) {
                storefront.send(exchange);
            } else {
                page.send(exchange);
            }
        }
    }

    private void messages(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            mails.clear();
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        String to = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("received", mails.received());
        var list = answer.putArray("messages");
        mails.all().stream()
                .filter(mail -> to.isEmpty() || to.equals("to=" + mail.recipient()))
                .forEach(mail -> list.add(MailView.summary(mail)));
        send(exchange, "application/json", answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void message(HttpExchange exchange, Matcher path) throws IOException {
        Optional<ReceivedMail> found = mails.find(Long.parseLong(path.group(1)));
        String part = Objects.requireNonNullElse(path.group(2), "");
        String html = found.map(ReceivedMail::html).orElse(null);
        if (found.isEmpty() || (part.equals("html") && html == null)) {
            Problem.notFound().send(exchange);
        } else if (html != null && part.equals("html")) {
            exchange.getResponseHeaders().set("Content-Security-Policy", OF_MAIL);
            send(exchange, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        } else if (part.equals("source")) {
            send(exchange, "text/plain; charset=utf-8", found.get().source());
        } else if (part.startsWith("attachments/")) {
            attachment(exchange, found.get(), Integer.parseInt(path.group(3)));
        } else {
            byte[] json = MailView.whole(found.get()).toString().getBytes(StandardCharsets.UTF_8);
            send(exchange, "application/json", json);
        }
    }

    /// Always saved and never shown here: it could be a page with scripts.
    private static void attachment(HttpExchange exchange, ReceivedMail mail, int number) throws IOException {
        if (number >= mail.attachments().size()) {
            Problem.notFound().send(exchange);
            return;
        }
        var attachment = mail.attachments().get(number);
        String ascii = attachment.name().replaceAll("[^ -~]|[\"\\\\]", "_");
        String utf8 =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        exchange.getResponseHeaders()
                .set("Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8);
        exchange.getResponseHeaders().set("Content-Security-Policy", OF_MAIL);
        send(exchange, attachment.type(), attachment.content());
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
