package dev.usher.validation.scanner;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Adds headers to the scanner's files: they may load nothing but each other, WebAssembly may run where codes
/// are read, and browsers check for newer files each time.
@ServerFilter({"/scanner", "/scanner/**"})
final class ScannerHeadersFilter {
    private static final String SCOPE = "/scanner";

    /// For the page, and for the worker that reads codes, because workers have their own policy.
    private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
            + "style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "media-src 'self' blob: mediastream:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String path = request.getPath();
        if (path.equals(SCOPE) || path.equals("/scanner/camera-worker.js")) {
            response.header("Content-Security-Policy", POLICY);
        }
        if (path.equals("/scanner/service-worker.js")) {
            response.header("Service-Worker-Allowed", SCOPE);
        }
        if (path.endsWith(".wasm")) {
            response.contentType("application/wasm");
        }
        if (path.endsWith(".webmanifest")) {
            response.contentType("application/manifest+json");
        }
        if (!path.equals("/scanner/snapshot")) {
            response.getHeaders().set("Cache-Control", "no-cache");
        }
    }
}
