package dev.usher.validation.scanner;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The scanner page. Its scripts and styles are static resources below it.
@Controller("/scanner")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class ScannerController {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private final String page = load();

    @Get
    HttpResponse<String> page() {
        return HttpResponse.ok(page)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Permissions-Policy", "camera=(self), screen-wake-lock=(self), microphone=(), geolocation=()")
                .header("Cache-Control", "no-cache");
    }

    private static String load() {
        try (InputStream in = ScannerController.class.getResourceAsStream("/scanner/index.html")) {
            return new String(Objects.requireNonNull(in, "index.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scanner page", e);
        }
    }
}
