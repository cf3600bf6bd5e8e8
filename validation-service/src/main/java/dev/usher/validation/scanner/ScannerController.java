package dev.usher.validation.scanner;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/// Serves the scanner page and the list of its files. The files themselves are static resources below it.
@Controller("/scanner")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class ScannerController {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.of("text/javascript;charset=utf-8");

    private final ScannerFiles files;

    ScannerController(ScannerFiles files) {
        this.files = files;
    }

    @Get
    HttpResponse<String> page() {
        return HttpResponse.ok(files.page())
                .contentType(HTML)
                .header("Permissions-Policy", "camera=(self), screen-wake-lock=(self), microphone=(), geolocation=()");
    }

    @Get("/files.js")
    HttpResponse<String> files() {
        return HttpResponse.ok(files.script()).contentType(SCRIPT);
    }
}
