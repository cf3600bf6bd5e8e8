package dev.usher.localcloud.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicBoolean;

/// The body of a request on its way through. It can be read once, so it knows whether it was.
final class RequestBody {

    private final HttpExchange exchange;
    private final AtomicBoolean opened = new AtomicBoolean();

    RequestBody(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /// Whether somebody began to read it; another address cannot get it any more.
    boolean wasOpened() {
        return opened.get();
    }

    BodyPublisher publisher() {
        var headers = exchange.getRequestHeaders();
        var length = headers.getFirst("Content-Length");
        if (length == null && !headers.containsKey("Transfer-Encoding")) {
            return BodyPublishers.noBody();
        }
        var stream = BodyPublishers.ofInputStream(this::open);
        if (length == null) {
            return stream;
        }
        long bytes = Long.parseLong(length);
        return bytes == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(stream, bytes);
    }

    private InputStream open() {
        opened.set(true);
        return exchange.getRequestBody();
    }
}
