package dev.usher.localcloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a page, from the class path.
public final class StaticFiles {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final String folder;

    /// Serves a folder.
    ///
    /// @param folder a class path folder that holds nothing secret
    public StaticFiles(String folder) {
        this.folder = folder;
    }

    /// Answers with the file that the path names, or that there is none.
    public void send(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.endsWith("/") ? path + "index.html" : path;
        try (InputStream file = open(name)) {
            if (file == null) {
                Problem.notFound().send(exchange);
                return;
            }
            var bytes = file.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type(name));
            exchange.getResponseHeaders().set("Cache-Control", "no-cache");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private @Nullable InputStream open(String name) {
        // A folder opens as a listing when the class path is a folder; files have an extension.
        boolean isFile = name.lastIndexOf('.') > name.lastIndexOf('/');
        return isFile && !name.contains("..") ? StaticFiles.class.getResourceAsStream(folder + name) : null;
    }

    private static String type(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1);
        return Optional.ofNullable(TYPES.get(extension))
                .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
                .orElse("application/octet-stream");
    }
}
